package io.cellfleet.battery.pack;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.measure.DeviceSettings;
import io.cellfleet.battery.measure.FrameFacts;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last frames' part of {@link StateBytes}. One frame is much like the next, so charge is written as what it differs
 * from the frame before in the list, and the device's settings only where they do.
 */
final class FrameBytes {

    private static final int LOWEST = 1;
    private static final int HIGHEST = 1 << 1;
    private static final int COLDEST = 1 << 2;
    private static final int WARMEST = 1 << 3;
    private static final int IMPLAUSIBLE_CELL = 1 << 4;
    private static final int STALE_CELL = 1 << 5;
    private static final int CURRENT_UNKNOWN = 1 << 6;
    private static final int SATURATED = 1 << 7;
    private static final int REVERSED = 1 << 8;
    private static final int WARMEST_BALANCES = 1 << 9;
    private static final int SETTINGS = 1 << 10;
    private static final int SAME_SETTINGS = 1 << 11;
    private static final int ALL = (SAME_SETTINGS << 1) - 1;

    private FrameBytes() {}

    static void write(StateWriter out, RecentFrames recent) {
        out.number(recent.newestFirst().size());
        Optional<FrameFacts> newer = Optional.empty();
        for (FrameFacts frame : recent.newestFirst()) {
            write(out, frame, newer);
            newer = Optional.of(frame);
        }
    }

    private static void write(StateWriter out, FrameFacts frame, Optional<FrameFacts> newer) {
        boolean same = frame.deviceSettings().isPresent()
                && newer.flatMap(FrameFacts::deviceSettings).equals(frame.deviceSettings());
        boolean written = frame.deviceSettings().isPresent() && !same;
        out.number(bit(LOWEST, frame.lowestCell().isPresent())
                | bit(HIGHEST, frame.highestCell().isPresent())
                | bit(COLDEST, frame.lowestTemperature().isPresent())
                | bit(WARMEST, frame.highestTemperature().isPresent())
                | bit(IMPLAUSIBLE_CELL, frame.implausibleCell())
                | bit(STALE_CELL, frame.staleCell())
                | bit(CURRENT_UNKNOWN, frame.currentUnknown())
                | bit(SATURATED, frame.sensorSaturated())
                | bit(REVERSED, frame.sensorReversed())
                | bit(WARMEST_BALANCES, frame.warmestBalances())
                | bit(SETTINGS, written)
                | bit(SAME_SETTINGS, same));
        out.number(frame.packVoltageMv());
        frame.lowestCell().ifPresent(cell -> write(out, cell));
        frame.highestCell().ifPresent(cell -> write(out, cell));
        frame.lowestTemperature().ifPresent(cell -> write(out, cell));
        frame.highestTemperature().ifPresent(cell -> write(out, cell));
        out.number(frame.deviceStatus());
        if (written) {
            write(out, frame.deviceSettings().orElseThrow());
        }
        out.number(frame.storedNc() - newer.map(FrameFacts::storedNc).orElse(0L));
    }

    private static int bit(int bit, boolean set) {
        return set ? bit : 0;
    }

    private static void write(StateWriter out, CellVoltage cell) {
        out.number(cell.number());
        out.number(cell.voltageMv());
    }

    private static void write(StateWriter out, CellTemperature cell) {
        out.number(cell.number());
        out.number(cell.raw());
        out.number(cell.deciC());
    }

    private static void write(StateWriter out, DeviceSettings device) {
        out.number(device.vMinMv());
        out.number(device.vBalanceMv());
        out.number(device.vMaxMv());
        out.number(device.capacityWh());
    }

    static RecentFrames read(StateReader in) {
        List<FrameFacts> frames = new ArrayList<>();
        in.list(() -> frames.add(in.isBefore(2) ? first(in) : frame(in, frames)));
        return new RecentFrames(frames);
    }

    private static FrameFacts frame(StateReader in, List<FrameFacts> newer) {
        int bits = Check.inRange("frame in state", in.smallNumber(), 0, ALL);
        Optional<FrameFacts> last = newer.isEmpty() ? Optional.empty() : Optional.of(newer.getLast());
        int packVoltageMv = in.smallNumber();
        Optional<CellVoltage> lowest = has(bits, LOWEST) ? Optional.of(voltage(in)) : Optional.empty();
        Optional<CellVoltage> highest = has(bits, HIGHEST) ? Optional.of(voltage(in)) : Optional.empty();
        Optional<CellTemperature> coldest = has(bits, COLDEST) ? Optional.of(temperature(in)) : Optional.empty();
        Optional<CellTemperature> warmest = has(bits, WARMEST) ? Optional.of(temperature(in)) : Optional.empty();
        int deviceStatus = in.smallNumber();
        Optional<DeviceSettings> device = has(bits, SETTINGS)
                ? Optional.of(settings(in))
                : has(bits, SAME_SETTINGS) ? last.flatMap(FrameFacts::deviceSettings) : Optional.empty();
        long storedNc = in.number() + last.map(FrameFacts::storedNc).orElse(0L);
        return new FrameFacts(
                packVoltageMv,
                lowest,
                highest,
                coldest,
                warmest,
                deviceStatus,
                has(bits, IMPLAUSIBLE_CELL),
                has(bits, STALE_CELL),
                has(bits, CURRENT_UNKNOWN),
                has(bits, SATURATED),
                has(bits, REVERSED),
                has(bits, WARMEST_BALANCES),
                device,
                storedNc);
    }

    private static boolean has(int bits, int bit) {
        return (bits & bit) != 0;
    }

    /** In the first version's form, which kept no other bit of the device's status than its error. */
    private static FrameFacts first(StateReader in) {
        return new FrameFacts(
                in.smallNumber(),
                in.optional(() -> voltage(in)),
                in.optional(() -> voltage(in)),
                in.optional(() -> temperature(in)),
                in.optional(() -> temperature(in)),
                in.flag() ? DeviceStatus.COMMUNICATION_ERROR.bit() : 0,
                in.flag(),
                in.flag(),
                in.flag(),
                false,
                false,
                false,
                Optional.empty(),
                in.number());
    }

    private static CellVoltage voltage(StateReader in) {
        return new CellVoltage(in.smallNumber(), in.smallNumber());
    }

    private static CellTemperature temperature(StateReader in) {
        return new CellTemperature(in.smallNumber(), in.smallNumber(), in.smallNumber());
    }

    private static DeviceSettings settings(StateReader in) {
        return new DeviceSettings(in.smallNumber(), in.smallNumber(), in.smallNumber(), in.smallNumber());
    }
}
