/**
 * Reads devices at serial lines. Begin with {@link io.cellfleet.gateway.serial.SerialReader}.
 *
 * <p>Ports are opened by the path that was set and never enumerated, which hangs on some hosts. A line that was pulled
 * is opened again by itself.
 */
@NullMarked
package io.cellfleet.gateway.serial;

import org.jspecify.annotations.NullMarked;
