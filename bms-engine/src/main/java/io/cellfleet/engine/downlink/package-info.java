/**
 * The topics that only one gateway may read: {@link io.cellfleet.engine.downlink.Downlinks} knows which exist, {@link
 * io.cellfleet.engine.downlink.DownlinkBook} what was written to them.
 */
@NullMarked
package io.cellfleet.engine.downlink;

import org.jspecify.annotations.NullMarked;
