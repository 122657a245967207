package io.cellfleet.gateway.serial;

import io.cellfleet.battery.protocol.Master;
import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.gateway.actuator.Answer;
import io.cellfleet.gateway.actuator.DeviceSwitches;
import io.cellfleet.gateway.relay.RelayPair;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands orders for a device's switches to whoever asks the device, and takes back what became of them. */
final class OrderRelay {

    private final DeviceSwitches switches;
    private final Master master;
    private @Nullable RelayPair given;

    OrderRelay(DeviceSwitches switches, Master master) {
        this.switches = switches;
        this.master = master;
    }

    /** To be called between two looks at the line. */
    void pass() {
        Optional<RelayPair> next = switches.next();
        if (next.isPresent()) {
            given = next.get();
            master.order(new RelayOrder(given.chargeOn(), given.loadOn()));
        }
        RelayPair asked = given;
        if (asked == null) {
            return;
        }
        Optional<Answer> answer = switch (master.progress()) {
            case NONE, WAITING -> Optional.empty();
            case TAKEN -> Optional.of(new Answer.Acknowledged(asked));
            case REFUSED -> Optional.of(new Answer.Failed("the device refused the order for its switches"));
            case UNANSWERED ->
                Optional.of(new Answer.Failed("the device did not acknowledge the order for its switches"));
        };
        if (answer.isPresent()) {
            given = null;
            switches.answer(answer.get());
        }
    }
}
