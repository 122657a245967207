package io.cellfleet.gateway.actuator;

import io.cellfleet.gateway.relay.RelayPair;
import java.time.Duration;

/** Two relays of one output. Used by one thread. */
public interface Actuator {

    /** Its kind, as in settings and reports. */
    String kind();

    /**
     * Tells both relays what they shall be, and waits for what they answer, but never long.
     *
     * @throws InterruptedException when the gateway stops meanwhile
     */
    Answer tell(RelayPair wanted) throws InterruptedException;

    /** How often they are told again although nothing changed, so that one that was without power follows. */
    Duration repeatEvery();
}
