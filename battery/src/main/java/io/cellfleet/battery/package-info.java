/**
 * The calm core: what a battery pack is, what its device says, and what follows from it. Plain Java that is told the
 * time, does no I/O, logs nothing and knows only the JDK.
 *
 * <p>The way through it is the way of one frame: bytes become frames in {@link io.cellfleet.battery.protocol}, a frame
 * becomes a {@link io.cellfleet.battery.reading.PackReading}, and {@code pack} steps a pack's state with it. Numbers
 * such as M3 or R5 are the rules of {@code docs/rules.md}.
 */
@NullMarked
package io.cellfleet.battery;

import org.jspecify.annotations.NullMarked;
