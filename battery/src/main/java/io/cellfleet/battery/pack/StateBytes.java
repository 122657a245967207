package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.Energy;
import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.energy.LocalDay;
import io.cellfleet.battery.energy.Powers;
import io.cellfleet.battery.measure.Balancing;
import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.DeviceKeys;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.measure.ZeroCalibration;
import io.cellfleet.battery.measure.ZeroOffsets;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.relay.ReportedRelays;
import io.cellfleet.battery.soc.Capacity;
import io.cellfleet.battery.soc.ChargeCounter;
import io.cellfleet.battery.soc.EmptyTimer;
import io.cellfleet.battery.soc.SocState;
import io.cellfleet.battery.warning.CommunicationError;
import io.cellfleet.battery.warning.ErrorCause;
import io.cellfleet.battery.warning.Lights;
import io.cellfleet.battery.warning.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pack's state as bytes, for whoever keeps it between two records. The first byte is the version of the form; a
 * release reads its own version and the one before. Everything that follows are {@link StateWriter}'s numbers, times
 * relative to the newest record, so that a state stays small: about 350 bytes at 16 cells.
 */
public final class StateBytes {

    /** The form written now. */
    public static final int VERSION = 2;

    private static final int OLDEST = 1;

    private StateBytes() {}

    public static byte[] write(PackState state) {
        StateWriter out = new StateWriter(VERSION, state.lastAt());
        out.number(state.lastOrder().enrolment());
        out.number(state.lastOrder().boot());
        out.number(state.lastOrder().sequence());
        out.number(state.settingsRevision());
        out.time(state.heardSince());
        out.optional(state.framesSince(), out::time);
        out.optional(state.lastFrameAt(), out::time);
        out.number(state.firstFrames());
        FrameBytes.write(out, state.recent());
        CellBytes.write(out, state.cells());
        write(out, state.keys());
        write(out, state.soc());
        write(out, state.meter());
        out.set(state.error().causes());
        out.number(state.error().otherCountRun());
        out.number(state.error().cleanRun());
        RuleBytes.write(out, state.lights());
        RuleBytes.write(out, state.relays());
        RuleBytes.write(out, state.watches());
        RuleBytes.write(out, state.overrides());
        RuleBytes.write(out, state.reported());
        write(out, state.balancing());
        out.optional(state.confirmed(), count -> {
            out.number(count.commissioned());
            out.number(count.confirmed());
        });
        write(out, state.zero());
        out.optional(state.zeroing(), running -> write(out, running));
        return out.bytes();
    }

    /**
     * @throws IllegalArgumentException when the bytes are no state of a version known here
     */
    public static PackState read(byte[] bytes) {
        StateReader in = new StateReader(bytes, OLDEST, VERSION);
        OrderNumber order = new OrderNumber(in.smallNumber(), in.smallNumber(), in.number());
        long settingsRevision = in.number();
        Instant heardSince = in.time();
        Optional<Instant> framesSince = in.optional(in::time);
        Optional<Instant> lastFrameAt = in.optional(in::time);
        int firstFrames = in.smallNumber();
        RecentFrames recent = FrameBytes.read(in);
        CellMap cells = CellBytes.read(in);
        DeviceKeys keys = keys(in);
        SocState soc = soc(in);
        EnergyMeter meter = meter(in);
        var error = new CommunicationError(in.set(ErrorCause.class), in.smallNumber(), in.smallNumber());
        Lights lights = RuleBytes.lights(in);
        Relays relays = RuleBytes.relays(in);
        Watches watches = in.since(2, () -> RuleBytes.watches(in), Watches.NOTHING);
        Overrides overrides = in.since(2, () -> RuleBytes.overrides(in), Overrides.NONE);
        ReportedRelays reported = in.since(2, () -> RuleBytes.reported(in), ReportedRelays.NONE);
        Balancing balancing = in.since(2, () -> balancing(in), Balancing.NONE);
        Optional<ConfirmedCellCount> confirmed = in.since(
                2,
                () -> in.optional(() -> new ConfirmedCellCount(in.smallNumber(), in.smallNumber())),
                Optional.empty());
        ZeroOffsets zero = in.since(2, () -> zero(in), ZeroOffsets.NONE);
        Optional<ZeroCalibration> zeroing = in.since(2, () -> in.optional(() -> zeroing(in)), Optional.empty());
        in.end();
        return new PackState(
                order,
                in.base(),
                settingsRevision,
                heardSince,
                framesSince,
                lastFrameAt,
                firstFrames,
                recent,
                cells,
                balancing,
                keys,
                confirmed,
                soc,
                meter,
                zero,
                zeroing,
                error,
                lights,
                watches,
                relays,
                overrides,
                reported);
    }

    private static void write(StateWriter out, DeviceKeys keys) {
        out.number(keys.lastKey());
        out.number(keys.run());
        out.optionalNumber(keys.nominalHighByte());
        out.optionalNumber(keys.efficiencyPercent());
        out.optionalNumber(keys.nominalCellMv());
    }

    private static DeviceKeys keys(StateReader in) {
        return new DeviceKeys(
                in.smallNumber(), in.smallNumber(), in.optionalNumber(), in.optionalNumber(), in.optionalNumber());
    }

    private static void write(StateWriter out, SocState soc) {
        out.flag(soc.full());
        out.optional(soc.counter(), counter -> {
            out.number(counter.storedNc());
            out.flag(counter.calibrated());
            out.optionalNumber(counter.lastMa());
            out.optional(counter.lastAt(), out::time);
        });
        out.number(soc.capacity().fullNc());
        out.number(soc.emptyTimer().below().toMillis());
        out.flag(soc.emptyTimer().wasBelow());
        out.flag(soc.emptyTimer().armed());
    }

    private static SocState soc(StateReader in) {
        return new SocState(
                in.flag(),
                in.optional(
                        () -> new ChargeCounter(in.number(), in.flag(), in.optionalNumber(), in.optional(in::time))),
                new Capacity(in.number()),
                new EmptyTimer(Duration.ofMillis(in.number()), in.flag(), in.flag()));
    }

    private static void write(StateWriter out, EnergyMeter meter) {
        out.optional(meter.day(), day -> {
            out.number(day.date().toEpochDay());
            out.time(day.endsAt());
        });
        write(out, meter.collectedToday());
        write(out, meter.consumedToday());
        write(out, meter.collectedTotal());
        write(out, meter.consumedTotal());
        out.optional(meter.last(), powers -> {
            out.number(powers.incomingUw());
            out.number(powers.outgoingUw());
        });
        out.optional(meter.lastAt(), out::time);
    }

    private static EnergyMeter meter(StateReader in) {
        return new EnergyMeter(
                in.optional(() -> new LocalDay(in.date(), in.time())),
                energy(in),
                energy(in),
                energy(in),
                energy(in),
                in.optional(() -> new Powers(in.number(), in.number())),
                in.optional(in::time));
    }

    private static void write(StateWriter out, Energy energy) {
        out.number(energy.wh());
        out.number(energy.restNj());
    }

    private static Energy energy(StateReader in) {
        return new Energy(in.number(), in.number());
    }

    private static void write(StateWriter out, Balancing balancing) {
        out.list(balancing.lastSeen().entrySet(), cell -> {
            out.number(cell.getKey());
            out.time(cell.getValue());
        });
    }

    private static Balancing balancing(StateReader in) {
        SortedMap<Integer, Instant> lastSeen = new TreeMap<>();
        in.list(() -> lastSeen.put(in.smallNumber(), in.time()) == null);
        return new Balancing(lastSeen);
    }

    private static void write(StateWriter out, ZeroOffsets zero) {
        out.optionalNumber(zero.first());
        out.optionalNumber(zero.second());
        out.optionalNumber(zero.total());
    }

    private static ZeroOffsets zero(StateReader in) {
        return new ZeroOffsets(in.optionalNumber(), in.optionalNumber(), in.optionalNumber());
    }

    private static void write(StateWriter out, ZeroCalibration running) {
        out.text(running.actionId());
        out.text(running.author());
        out.time(running.began());
        out.number(running.frames());
        out.optionalNumber(running.first());
        out.optionalNumber(running.second());
        out.optionalNumber(running.total());
    }

    private static ZeroCalibration zeroing(StateReader in) {
        return new ZeroCalibration(
                in.text(),
                in.text(),
                in.time(),
                in.smallNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber());
    }
}
