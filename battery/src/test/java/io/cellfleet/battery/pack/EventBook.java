package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.Energy;
import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.pack.PackEvent.ActionApplied;
import io.cellfleet.battery.pack.PackEvent.EnergyCountersCleared;
import io.cellfleet.battery.pack.PackEvent.OverrideBegan;
import io.cellfleet.battery.pack.PackEvent.OverrideEnded;
import io.cellfleet.battery.pack.PackEvent.RelayChanged;
import io.cellfleet.battery.pack.PackEvent.WarningAcknowledged;
import io.cellfleet.battery.pack.PackEvent.WarningCleared;
import io.cellfleet.battery.pack.PackEvent.WarningRaised;
import io.cellfleet.battery.pack.StepResult.Stepped;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.warning.ActiveWarning;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whoever reads nothing but the events knows as much as the status says, and what they may never say. */
final class EventBook {

    private final Set<WarningCode> on = EnumSet.noneOf(WarningCode.class);
    private final Set<WarningCode> seen = EnumSet.noneOf(WarningCode.class);
    private final Set<RelayName> closed = EnumSet.noneOf(RelayName.class);
    private final Map<RelayName, RelayOverride> held = new EnumMap<>(RelayName.class);
    private final Set<String> kinds = new HashSet<>();
    private Energy collected = Energy.ZERO;
    private Energy consumed = Energy.ZERO;

    void check(Stepped step, InputContext context) {
        step.events().forEach(this::note);
        PackStatus status = step.status();
        Set<WarningCode> shown = EnumSet.noneOf(WarningCode.class);
        Set<WarningCode> shownSeen = EnumSet.noneOf(WarningCode.class);
        for (ActiveWarning warning : status.warnings()) {
            shown.add(warning.code());
            warning.acknowledged().ifPresent(by -> {
                shownSeen.add(warning.code());
                require(!by.at().isBefore(warning.raisedAt()), "seen after it was raised");
                require(!by.at().isAfter(status.at()), "not seen in the future");
            });
        }
        require(shown.equals(on), "warnings are those raised and not cleared");
        require(shownSeen.equals(seen), "acknowledged are those that are on and were seen");
        for (RelayName relay : RelayName.values()) {
            relay(relay, status, context);
        }
        energy(status.energy());
    }

    private void note(PackEvent event) {
        switch (event) {
            case WarningRaised raised -> require(on.add(raised.code()), "raised when it was off");
            case WarningCleared cleared -> {
                require(on.remove(cleared.code()), "cleared when it was on");
                seen.remove(cleared.code());
            }
            case WarningAcknowledged acknowledged -> {
                require(on.contains(acknowledged.code()), "seen while it is on");
                seen.add(acknowledged.code());
            }
            case OverrideBegan began -> held.put(began.relay(), began.override());
            case OverrideEnded ended -> require(held.remove(ended.relay()) != null, "ended when it had begun");
            case RelayChanged changed ->
                require(changed.on() ? closed.add(changed.relay()) : closed.remove(changed.relay()), "a change");
            case EnergyCountersCleared cleared -> {
                require(
                        cleared.collected().equals(collected)
                                && cleared.consumed().equals(consumed),
                        "what they were");
                collected = Energy.ZERO;
                consumed = Energy.ZERO;
            }
            case ActionApplied applied -> kinds.add(applied.kind());
            default -> {
                // Tells nothing that the status says too.
            }
        }
    }

    private void relay(RelayName relay, PackStatus status, InputContext context) {
        RelayOverride override = held.get(relay);
        boolean decided = status.relays().of(relay).on();
        Instant now = status.at();
        require(decided == closed.contains(relay), "a relay is as it was changed last");
        require(status.overrides().of(relay).equals(Optional.ofNullable(override)), "held off as it began");
        require(override == null || !context.clockSet() || now.isBefore(override.until()), "its time has not come");
        require(
                status.overrides().lets(relay, status.relays()) == (decided && override == null),
                "an override never lets a relay on");
    }

    private void energy(EnergyMeter meter) {
        require(!less(meter.collectedTotal(), collected) && !less(meter.consumedTotal(), consumed), "totals shrink");
        collected = meter.collectedTotal();
        consumed = meter.consumedTotal();
    }

    private static boolean less(Energy one, Energy other) {
        return one.wh() < other.wh() || (one.wh() == other.wh() && one.restNj() < other.restNj());
    }

    /** Of the actions that were applied. */
    Set<String> kinds() {
        return kinds;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
