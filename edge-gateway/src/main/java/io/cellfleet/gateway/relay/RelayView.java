package io.cellfleet.gateway.relay;

import io.cellfleet.gateway.actuator.AdvisoryOnly;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the relays of one pack are, for people.
 *
 * @param actuator  its kind; {@code none} is advisory only
 * @param isOn      what was acknowledged; empty where that cannot be told
 * @param trouble   why the actuator could not be told; empty when it could
 * @param linked    whether the engine follows
 * @param linkAgeMs how old the newest record is that the engine is known to have applied; ms
 */
public record RelayView(
        String packId,
        String actuator,
        Wish charge,
        Wish load,
        Optional<RelayPair> isOn,
        String trouble,
        boolean linked,
        OptionalLong linkAgeMs) {

    /** Nothing moves: the decision is for people only. */
    public boolean isAdvisory() {
        return actuator.equals(AdvisoryOnly.KIND);
    }
}
