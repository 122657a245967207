package io.cellfleet.battery.pack;

import io.cellfleet.battery.action.OperatorAction;
import io.cellfleet.battery.action.OperatorAction.AcknowledgeWarning;
import io.cellfleet.battery.action.OperatorAction.ClearEnergyCounters;
import io.cellfleet.battery.action.OperatorAction.ConfirmCellCount;
import io.cellfleet.battery.action.OperatorAction.EndOverride;
import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.action.OperatorAction.ZeroCalibration;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Operators who ask for anything at any time, from the seed of a {@link RandomSite}. */
final class RandomActions {

    private final Random random;
    private int count;

    RandomActions(Random random) {
        this.random = random;
    }

    List<OperatorAction> next(Instant now, int cellCount) {
        if (random.nextInt(25) != 0) {
            return List.of();
        }
        List<OperatorAction> actions = new ArrayList<>();
        int howMany = 1 + random.nextInt(3);
        for (int i = 0; i < howMany; i++) {
            actions.add(one(now, cellCount));
        }
        return actions;
    }

    private OperatorAction one(Instant now, int cellCount) {
        String id = "a" + ++count;
        String author = "operator " + random.nextInt(3);
        RelayName relay = any(RelayName.values());
        return switch (random.nextInt(8)) {
            case 0 -> new ZeroCalibration(id, author);
            case 1 -> new ClearEnergyCounters(id, author);
            case 2 -> new ConfirmCellCount(id, author, cellCount + random.nextInt(2));
            case 3 -> new EndOverride(id, author, relay);
            case 4 ->
                new OverrideOff(
                        id,
                        relay,
                        new RelayOverride(
                                author, "č".repeat(1 + random.nextInt(9)), now.plusNanos(until() * 1_000_003L)));
            default -> new AcknowledgeWarning(id, author, any(WarningCode.values()), "");
        };
    }

    /** ms from now; sometimes of the past. */
    private long until() {
        return random.nextInt(600_000) - 20_000;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
