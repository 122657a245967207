package io.cellfleet.battery.pack;

import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.relay.ReportedRelay;
import io.cellfleet.battery.relay.ReportedRelays;
import io.cellfleet.battery.warning.Acknowledgement;
import io.cellfleet.battery.warning.Lights;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.battery.warning.Watches;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of {@link StateBytes} that holds what the rules remember of warnings and relays. */
final class RuleBytes {

    private RuleBytes() {}

    static void write(StateWriter out, Lights lights) {
        out.set(lights.raisedAt().keySet());
        lights.raisedAt().values().forEach(out::time);
        out.set(lights.acknowledged().keySet());
        lights.acknowledged().values().forEach(by -> {
            out.text(by.author());
            out.time(by.at());
        });
    }

    static Lights lights(StateReader in) {
        Map<WarningCode, Instant> raisedAt = new EnumMap<>(WarningCode.class);
        for (WarningCode code : in.set(WarningCode.class)) {
            raisedAt.put(code, in.time());
        }
        Map<WarningCode, Acknowledgement> acknowledged = new EnumMap<>(WarningCode.class);
        for (WarningCode code : in.since(2, () -> in.set(WarningCode.class), Set.<WarningCode>of())) {
            acknowledged.put(code, new Acknowledgement(in.text(), in.time()));
        }
        return new Lights(raisedAt, acknowledged);
    }

    static void write(StateWriter out, Relays relays) {
        write(out, relays.charge());
        write(out, relays.load());
        out.optional(relays.recoveredSince(), out::time);
    }

    static Relays relays(StateReader in) {
        return new Relays(relay(in), relay(in), in.optional(in::time));
    }

    private static void write(StateWriter out, RelayState relay) {
        out.flag(relay.on());
        out.time(relay.since());
        out.list(relay.blockedBy(), reason -> out.number(reason.ordinal()));
        out.optional(relay.voltageTrip(), out::time);
    }

    private static RelayState relay(StateReader in) {
        return new RelayState(
                in.flag(), in.time(), in.list(() -> in.constant(BlockReason.class)), in.optional(in::time));
    }

    static void write(StateWriter out, Watches watches) {
        out.optional(watches.reversedSince(), out::time);
        out.optional(watches.disagreesSince(), out::time);
        out.optional(watches.disobeyedSince(), out::time);
        out.optional(watches.notFullSince(), out::time);
        out.optional(watches.clockJumpedAt(), out::time);
    }

    static Watches watches(StateReader in) {
        return new Watches(
                in.optional(in::time),
                in.optional(in::time),
                in.optional(in::time),
                in.optional(in::time),
                in.optional(in::time));
    }

    static void write(StateWriter out, Overrides overrides) {
        write(out, overrides.charge());
        write(out, overrides.load());
    }

    static Overrides overrides(StateReader in) {
        return new Overrides(in.optional(() -> override(in)), in.optional(() -> override(in)));
    }

    private static void write(StateWriter out, Optional<RelayOverride> override) {
        out.optional(override, off -> {
            out.text(off.author());
            out.text(off.reason());
            out.time(off.until());
        });
    }

    private static RelayOverride override(StateReader in) {
        return new RelayOverride(in.text(), in.text(), in.time());
    }

    static void write(StateWriter out, ReportedRelays reported) {
        out.optional(reported.charge(), report -> write(out, report));
        out.optional(reported.load(), report -> write(out, report));
    }

    static ReportedRelays reported(StateReader in) {
        return new ReportedRelays(in.optional(() -> report(in)), in.optional(() -> report(in)));
    }

    private static void write(StateWriter out, ReportedRelay report) {
        out.flag(report.wantedOn());
        out.optional(report.isOn(), out::flag);
        out.time(report.at());
    }

    private static ReportedRelay report(StateReader in) {
        return new ReportedRelay(in.flag(), in.optional(in::flag), in.time());
    }
}
