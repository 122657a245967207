package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.Energy;
import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.energy.LocalDay;
import io.cellfleet.battery.energy.Powers;
import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.CellMap.HeardCell;
import io.cellfleet.battery.measure.DeviceKeys;
import io.cellfleet.battery.measure.FrameFacts;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.soc.Capacity;
import io.cellfleet.battery.soc.ChargeCounter;
import io.cellfleet.battery.soc.EmptyTimer;
import io.cellfleet.battery.warning.CommunicationError;
import io.cellfleet.battery.warning.ErrorCause;
import io.cellfleet.battery.warning.Lights;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pack's state as bytes, for whoever keeps it between two records. The first byte is the version of the form; a
 * release reads its own version and the one before. Everything that follows are {@link StateWriter}'s numbers, times
 * relative to the newest record, so that a state stays small: about 300 bytes at 16 cells.
 */
public final class StateBytes {

    /** The form written now. */
    public static final int VERSION = 1;

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
        out.list(state.recent().newestFirst(), frame -> write(out, frame));
        write(out, state.cells());
        write(out, state.keys());
        out.flag(state.full());
        out.optional(state.counter(), counter -> write(out, counter));
        out.number(state.capacity().fullNc());
        out.number(state.emptyTimer().below().toMillis());
        out.flag(state.emptyTimer().wasBelow());
        out.flag(state.emptyTimer().armed());
        write(out, state.meter());
        out.set(state.error().causes());
        out.number(state.error().otherCountRun());
        out.number(state.error().cleanRun());
        out.set(state.lights().raisedAt().keySet());
        state.lights().raisedAt().values().forEach(out::time);
        write(out, state.relays().charge());
        write(out, state.relays().load());
        out.optional(state.relays().recoveredSince(), out::time);
        return out.bytes();
    }

    /**
     * @throws IllegalArgumentException when the bytes are no state of a version known here
     */
    public static PackState read(byte[] bytes) {
        StateReader in = new StateReader(bytes, VERSION);
        OrderNumber order = new OrderNumber(in.smallNumber(), in.smallNumber(), in.number());
        PackState state = new PackState(
                order,
                in.base(),
                in.number(),
                in.time(),
                in.optional(in::time),
                in.optional(in::time),
                in.smallNumber(),
                new RecentFrames(in.list(() -> frame(in))),
                cells(in),
                keys(in),
                in.flag(),
                in.optional(() -> counter(in)),
                new Capacity(in.number()),
                new EmptyTimer(Duration.ofMillis(in.number()), in.flag(), in.flag()),
                meter(in),
                new CommunicationError(in.set(ErrorCause.class), in.smallNumber(), in.smallNumber()),
                lights(in),
                new Relays(relay(in), relay(in), in.optional(in::time)));
        in.end();
        return state;
    }

    private static void write(StateWriter out, FrameFacts frame) {
        out.number(frame.packVoltageMv());
        out.optional(frame.lowestCell(), cell -> write(out, cell));
        out.optional(frame.highestCell(), cell -> write(out, cell));
        out.optional(frame.lowestTemperature(), cell -> write(out, cell));
        out.optional(frame.highestTemperature(), cell -> write(out, cell));
        out.flag(frame.errorBit());
        out.flag(frame.implausibleCell());
        out.flag(frame.staleCell());
        out.flag(frame.currentUnknown());
        out.number(frame.storedNc());
    }

    private static FrameFacts frame(StateReader in) {
        return new FrameFacts(
                in.smallNumber(),
                in.optional(() -> voltage(in)),
                in.optional(() -> voltage(in)),
                in.optional(() -> temperature(in)),
                in.optional(() -> temperature(in)),
                in.flag(),
                in.flag(),
                in.flag(),
                in.flag(),
                in.number());
    }

    private static void write(StateWriter out, CellVoltage cell) {
        out.number(cell.number());
        out.number(cell.voltageMv());
    }

    private static CellVoltage voltage(StateReader in) {
        return new CellVoltage(in.smallNumber(), in.smallNumber());
    }

    private static void write(StateWriter out, CellTemperature cell) {
        out.number(cell.number());
        out.number(cell.raw());
        out.number(cell.deciC());
    }

    private static CellTemperature temperature(StateReader in) {
        return new CellTemperature(in.smallNumber(), in.smallNumber(), in.smallNumber());
    }

    private static void write(StateWriter out, CellMap cells) {
        out.number(cells.cellCount());
        for (int number = 1; number <= cells.cellCount(); number++) {
            out.optional(cells.cell(number), cell -> {
                out.time(cell.heardAt());
                out.number(cell.voltageMv());
                out.number(cell.deciC());
            });
        }
        out.number(cells.lastHeard().orElse(0));
    }

    private static CellMap cells(StateReader in) {
        List<Optional<HeardCell>> cells =
                in.list(() -> in.optional(() -> new HeardCell(in.time(), in.smallNumber(), in.smallNumber())));
        return CellMap.of(cells, in.smallNumber());
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

    private static void write(StateWriter out, ChargeCounter counter) {
        out.number(counter.storedNc());
        out.flag(counter.calibrated());
        out.optionalNumber(counter.lastMa());
        out.optional(counter.lastAt(), out::time);
    }

    private static ChargeCounter counter(StateReader in) {
        return new ChargeCounter(in.number(), in.flag(), in.optionalNumber(), in.optional(in::time));
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

    private static Lights lights(StateReader in) {
        Map<WarningCode, Instant> raisedAt = new EnumMap<>(WarningCode.class);
        for (WarningCode code : in.set(WarningCode.class)) {
            raisedAt.put(code, in.time());
        }
        return new Lights(raisedAt);
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
}
