@NullMarked
package io.cellfleet.local.decode;

import org.jspecify.annotations.NullMarked;
