package io.cellfleet.gateway.actuator;

import io.cellfleet.gateway.relay.RelayPair;
import java.time.Duration;

/** Relays of a simulated pack: they always follow, and nothing hangs on them. */
public final class SimulatedRelays implements Actuator {

    public static final String KIND = "simulator";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Answer tell(RelayPair wanted) {
        return new Answer.Acknowledged(wanted);
    }

    @Override
    public Duration repeatEvery() {
        return Duration.ofDays(1);
    }
}
