package io.cellfleet.gateway.relay;

import io.cellfleet.battery.relay.RelayName;

/**
 * Both relays of a pack or of an output at once; on is closed: allowed.
 *
 * @param chargeOn whether charging is allowed
 * @param loadOn   whether discharging is allowed
 */
public record RelayPair(boolean chargeOn, boolean loadOn) {

    public static final RelayPair OFF = new RelayPair(false, false);

    public boolean of(RelayName relay) {
        return switch (relay) {
            case CHARGE -> chargeOn;
            case LOAD -> loadOn;
        };
    }

    /** As two contacts in series. */
    public RelayPair and(RelayPair other) {
        return new RelayPair(chargeOn && other.chargeOn, loadOn && other.loadOn);
    }
}
