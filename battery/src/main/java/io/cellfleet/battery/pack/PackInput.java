package io.cellfleet.battery.pack;

import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.relay.RelayName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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

    /**
     * The gateway says what it wants of a relay and what the relay answered (rule W3).
     *
     * @param isOn    what the actuator acknowledged; empty where it cannot tell
     * @param because why the gateway wants it, a stable word
     */
    record RelayReported(
            OrderNumber order, Instant at, RelayName relay, boolean wantedOn, Optional<Boolean> isOn, String because)
            implements PackInput {

        public RelayReported {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
