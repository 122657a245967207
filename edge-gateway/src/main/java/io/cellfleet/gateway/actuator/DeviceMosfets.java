package io.cellfleet.gateway.actuator;

import io.cellfleet.gateway.relay.RelayPair;
import java.time.Duration;

/** The MOSFETs of a JBD, told over the pack's own line by its reader; the device acknowledges. */
public final class DeviceMosfets implements Actuator {

    public static final String KIND = "jbd";

    /** A request waits for the one before it, and is written several times when no answer comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A device that lost power comes back with its switches as it likes. */
    private static final Duration REPEAT = Duration.ofSeconds(30);

    private final DeviceSwitches switches;

    public DeviceMosfets(DeviceSwitches switches) {
        this.switches = switches;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Answer tell(RelayPair wanted) throws InterruptedException {
        return switches.order(wanted, PATIENCE);
    }

    @Override
    public Duration repeatEvery() {
        return REPEAT;
    }
}
