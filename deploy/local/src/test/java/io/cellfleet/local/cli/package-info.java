@NullMarked
package io.cellfleet.local.cli;

import org.jspecify.annotations.NullMarked;
