package io.cellfleet.gateway.relay;

import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.relay.RelayName;
import java.util.Optional;

/**
 * What the engine said of one pack.
 *
 * @param number       of the record it was concluded from
 * @param pack         its decision about the pack, off while an operator holds it off
 * @param installation the same over all packs of the installation
 * @param suspended    the engine does not decide at present
 */
public record EngineOrder(
        OrderNumber number, RelayPair pack, RelayPair installation, boolean suspended, Hold chargeHold, Hold loadHold) {

    Hold hold(RelayName relay) {
        return switch (relay) {
            case CHARGE -> chargeHold;
            case LOAD -> loadHold;
        };
    }

    boolean lets(RelayName relay, boolean wholeInstallation) {
        return pack.of(relay) && (!wholeInstallation || installation.of(relay));
    }

    /** The one that counts: an order that is doubled or older than the last one changes nothing. */
    public static EngineOrder newest(Optional<EngineOrder> last, EngineOrder next) {
        return last.filter(it -> it.number().compareTo(next.number()) >= 0).orElse(next);
    }
}
