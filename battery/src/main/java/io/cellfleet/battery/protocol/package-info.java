/**
 * From bytes on a line to frames and readings. {@link io.cellfleet.battery.protocol.DeviceProtocol} is all the rest of
 * the system knows of a device; each device has a package of its own below this one.
 */
@NullMarked
package io.cellfleet.battery.protocol;

import org.jspecify.annotations.NullMarked;
