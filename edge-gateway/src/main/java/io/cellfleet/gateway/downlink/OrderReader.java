package io.cellfleet.gateway.downlink;

import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.gateway.relay.EngineOrder;
import io.cellfleet.gateway.relay.Hold;
import io.cellfleet.gateway.relay.RelayPair;
import java.time.Instant;
import java.util.Optional;

/** Turns the engine's order into what the decision needs of it. */
final class OrderReader {

    private OrderReader() {}

    /**
     * @throws IllegalArgumentException when it has no usable order number
     */
    static EngineOrder read(RelayOrder message) {
        var number = message.getOrder();
        return new EngineOrder(
                new OrderNumber(number.getEnrolment(), number.getBoot(), number.getSequence()),
                new RelayPair(message.getChargeOn(), message.getLoadOn()),
                new RelayPair(message.getInstallationChargeOn(), message.getInstallationLoadOn()),
                message.getSuspended(),
                hold(message.getChargeHeldOffUntilMs()),
                hold(message.getLoadHeldOffUntilMs()));
    }

    private static Hold hold(long untilMs) {
        return untilMs == 0 ? Hold.NONE : new Hold(Optional.of(Instant.ofEpochMilli(untilMs)));
    }
}
