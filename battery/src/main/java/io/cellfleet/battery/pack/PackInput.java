package io.cellfleet.battery.pack;

import io.cellfleet.battery.reading.PackReading;
import java.time.Instant;

/** One record of a pack's gateway, in the gateway's order. */
public sealed interface PackInput {

    OrderNumber order();

    /** Capture time. */
    Instant at();

    /**
     * A valid frame.
     *
     * @param describesAllCells whether its protocol tells all cells at once (rule M4)
     */
    record FrameReceived(OrderNumber order, Instant at, PackReading reading, boolean describesAllCells)
            implements PackInput {}

    /** The gateway is alive and says how the line is; from it silence is known. */
    record LineReported(OrderNumber order, Instant at) implements PackInput {}

    /** Bytes came that were no frame. */
    record StretchRejected(OrderNumber order, Instant at) implements PackInput {}
}
