package io.cellfleet.battery.pack;

import io.cellfleet.battery.reading.PackReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One record of a pack's gateway, in the gateway's order. */
public sealed interface PackInput {

    OrderNumber order();

    /** Capture time in whole ms; a finer one is cut, so that a state that was written and read goes on alike (S10). */
    Instant at();

    /**
     * A valid frame.
     *
     * @param describesAllCells whether its protocol tells all cells at once (rule M4)
     */
    record FrameReceived(OrderNumber order, Instant at, PackReading reading, boolean describesAllCells)
            implements PackInput {

        public FrameReceived {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** The gateway is alive and says how the line is; from it silence is known. */
    record LineReported(OrderNumber order, Instant at) implements PackInput {

        public LineReported {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Bytes came that were no frame. */
    record StretchRejected(OrderNumber order, Instant at) implements PackInput {

        public StretchRejected {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
