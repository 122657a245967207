package io.cellfleet.gateway.actuator;

import io.cellfleet.gateway.relay.RelayPair;
import java.time.Duration;

/** No relay hangs on the gateway; the device's own protect the battery. */
public final class AdvisoryOnly implements Actuator {

    public static final String KIND = "none";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Answer tell(RelayPair wanted) {
        return new Answer.Nobody();
    }

    @Override
    public Duration repeatEvery() {
        return Duration.ofDays(1);
    }
}
