/**
 * The five lights and the warnings beyond them (rules W1 to W3, W5): what raises and clears them. Begin with {@link
 * io.cellfleet.battery.warning.Lights}.
 */
@NullMarked
package io.cellfleet.battery.warning;

import org.jspecify.annotations.NullMarked;
