/**
 * What one frame says about a pack, whatever the protocol it came in. Begin with {@link
 * io.cellfleet.battery.reading.PackReading}.
 */
@NullMarked
package io.cellfleet.battery.reading;

import org.jspecify.annotations.NullMarked;
