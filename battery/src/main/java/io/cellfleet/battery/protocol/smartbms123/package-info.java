/**
 * The extended data output of the 123\SmartBMS gen3, as its UART protocol 3.3.11 describes it: 9600 baud 8N1, one frame
 * of 58 bytes each second (some units each half second), no header, no terminator, silence in between.
 *
 * <p>Begin with {@code FrameLayout}, which is the vendor's table. {@code SilenceFramer} finds frames on the line,
 * {@code FrameChecks} says what is one, {@code FrameDecoder} reads it, and {@link
 * io.cellfleet.battery.protocol.smartbms123.FrameEncoder} writes one for simulators and tests.
 */
@NullMarked
package io.cellfleet.battery.protocol.smartbms123;

import org.jspecify.annotations.NullMarked;
