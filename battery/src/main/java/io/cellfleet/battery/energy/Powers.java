package io.cellfleet.battery.energy;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.measure.Currents;
import java.util.Optional;

/**
 * The power of one frame: pack voltage times current, both ways (rules M2, S6).
 *
 * @param incomingUw µW, never negative
 * @param outgoingUw µW, never negative
 */
public record Powers(long incomingUw, long outgoingUw) {

    /** Two sensors at the most the port can say: nothing larger can come. */
    private static final long MOST_UW = 83_886_075L * 2 * 8_191_875L;

    public Powers {
        Check.inRange("incomingUw", incomingUw, 0, MOST_UW);
        Check.inRange("outgoingUw", outgoingUw, 0, MOST_UW);
    }

    /** Empty while the currents are unknown. */
    public static Optional<Powers> of(int packVoltageMv, Currents currents) {
        if (currents.incomingMa().isEmpty() || currents.outgoingMa().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Powers(
                (long) packVoltageMv * currents.incomingMa().getAsInt(),
                (long) packVoltageMv * currents.outgoingMa().getAsInt()));
    }

    Powers meanWith(Powers other) {
        return new Powers((incomingUw + other.incomingUw) / 2, (outgoingUw + other.outgoingUw) / 2);
    }
}
