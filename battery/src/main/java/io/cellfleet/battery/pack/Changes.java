package io.cellfleet.battery.pack;

import io.cellfleet.battery.pack.PackEvent.RelayChanged;
import io.cellfleet.battery.pack.PackEvent.WarningCleared;
import io.cellfleet.battery.pack.PackEvent.WarningRaised;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.warning.ActiveWarning;
import io.cellfleet.battery.warning.Lights;
import io.cellfleet.battery.warning.WarningCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is different after a step, as events. */
final class Changes {

    private Changes() {}

    static List<PackEvent> ofLights(Lights before, List<ActiveWarning> after) {
        List<PackEvent> changes = new ArrayList<>();
        for (ActiveWarning warning : after) {
            if (!before.on(warning.code())) {
                changes.add(new WarningRaised(warning.code(), warning.detail()));
            }
        }
        Set<WarningCode> on = after.stream().map(ActiveWarning::code).collect(Collectors.toSet());
        before.raisedAt().forEach((code, raisedAt) -> {
            if (!on.contains(code)) {
                changes.add(new WarningCleared(code, raisedAt));
            }
        });
        return changes;
    }

    static List<PackEvent> ofRelays(Relays before, Relays after) {
        List<PackEvent> changes = new ArrayList<>();
        for (RelayName name : RelayName.values()) {
            RelayState state = after.of(name);
            if (state.on() != before.of(name).on()) {
                changes.add(new RelayChanged(name, state.on(), state.blockedBy()));
            }
        }
        return changes;
    }
}
