package io.cellfleet.gateway.relay;

import java.time.Instant;
import java.util.Optional;

/**
 * An operator's "off" for one relay, as the engine's newest order told it.
 *
 * @param until when it ends by itself; empty without one
 */
public record Hold(Optional<Instant> until) {

    public static final Hold NONE = new Hold(Optional.empty());

    /**
     * @param clockSet a clock that was never set cannot tell that the time has come, so the hold lasts
     */
    boolean isOn(Instant utc, boolean clockSet) {
        return until.isPresent() && (!clockSet || utc.isBefore(until.get()));
    }
}
