package io.cellfleet.battery.relay;

import java.time.Instant;
import java.util.Optional;

/**
 * What a gateway last said of a relay.
 *
 * @param wantedOn what the gateway wants of it
 * @param isOn     what the actuator acknowledged; empty where it cannot tell
 * @param at       capture time of the report
 */
public record ReportedRelay(boolean wantedOn, Optional<Boolean> isOn, Instant at) {

    boolean sameAs(ReportedRelay other) {
        return wantedOn == other.wantedOn && isOn.equals(other.isOn);
    }

    /** As far as anybody knows. */
    boolean closed() {
        return isOn.orElse(wantedOn);
    }

    boolean disobeys() {
        return isOn.isPresent() && isOn.get() != wantedOn;
    }
}
