@NullMarked
package io.cellfleet.local.replay;

import org.jspecify.annotations.NullMarked;
