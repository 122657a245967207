package io.cellfleet.battery.protocol.jbd;

import io.cellfleet.battery.protocol.OrderProgress;
import io.cellfleet.battery.protocol.RelayOrder;
import java.util.Optional;

/** The newest relay order of a line, from its coming to its end. */
final class OrderDesk {

    /** So often an order is written until it is given up. */
    static final int ATTEMPTS = 3;

    private static final int CHARGE_OFF = 1;
    private static final int LOAD_OFF = 2;

    private Optional<RelayOrder> waiting = Optional.empty();
    private int attempts;

    /** Whether the order on the line is no longer the newest, so that its answer says nothing about that. */
    private boolean replaced;

    private OrderProgress progress = OrderProgress.NONE;

    void take(RelayOrder order) {
        waiting = Optional.of(order);
        attempts = 0;
        replaced = true;
        progress = OrderProgress.WAITING;
    }

    boolean isDue() {
        return waiting.isPresent();
    }

    byte[] write() {
        attempts++;
        replaced = false;
        return relayCommand(waiting.orElseThrow());
    }

    void answered(boolean taken) {
        if (!replaced) {
            end(taken ? OrderProgress.TAKEN : OrderProgress.REFUSED);
        }
    }

    void unanswered() {
        if (!replaced && attempts == ATTEMPTS) {
            end(OrderProgress.UNANSWERED);
        }
    }

    OrderProgress progress() {
        return progress;
    }

    private void end(OrderProgress how) {
        waiting = Optional.empty();
        progress = how;
    }

    static byte[] relayCommand(RelayOrder order) {
        int off = (order.chargeOn() ? 0 : CHARGE_OFF) | (order.loadOn() ? 0 : LOAD_OFF);
        return Packet.write(Packet.SWITCHES, (byte) 0, (byte) off);
    }
}
