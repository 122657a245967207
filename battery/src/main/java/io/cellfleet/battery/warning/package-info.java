/**
 * The five lights (rules W1, W2): what raises and clears them. Begin with {@link
 * io.cellfleet.battery.warning.Lights}.
 */
@NullMarked
package io.cellfleet.battery.warning;

import org.jspecify.annotations.NullMarked;
