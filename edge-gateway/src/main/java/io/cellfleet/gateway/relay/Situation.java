package io.cellfleet.gateway.relay;

import io.cellfleet.battery.relay.RelayName;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything the decision about one pack is made of.
 *
 * @param local             empty while no settings of the pack are known
 * @param order             the engine's newest; empty when it never gave one
 * @param linked            the engine has lately applied a record of this gateway; see {@link EngineLink}
 * @param wholeInstallation the relays are the installation's output, so every pack of it must agree
 * @param utc               for the end of operators' holds alone
 * @param clockSet          whether {@code utc} can be believed
 */
public record Situation(
        Stage stage,
        Optional<LocalView> local,
        Optional<EngineOrder> order,
        boolean linked,
        UnlinkedPolicy policy,
        boolean wholeInstallation,
        Instant utc,
        boolean clockSet) {

    boolean isHeldOff(RelayName relay) {
        return order.map(it -> it.hold(relay).isOn(utc, clockSet)).orElse(false);
    }

    boolean isSuspended() {
        return order.map(EngineOrder::suspended).orElse(false);
    }
}
