package io.cellfleet.battery.protocol.smartbms123;

import static io.cellfleet.battery.protocol.smartbms123.FrameLayout.*;

import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceReport;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.RotatingValue;
import io.cellfleet.battery.reading.TemperatureScale;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the 58 bytes of a frame that {@link FrameChecks#fits fits}. Any such bytes give a reading: with the
 * communication error bit set the device may send anything, and it is the rules (W2, M5) that judge it, not the reader.
 *
 * <p>The port's page does not say how an absent extreme looks. Our choice: an extreme that names cell 0 is absent, and
 * a temperature extreme of 0 counts is absent too, for 0 counts is below −230 °C in either scale. A voltage of 0 is a
 * value, since a cell can be dead.
 */
final class FrameDecoder {

    /** For each status byte its bits: made once, because every frame has one. */
    private static final List<Set<DeviceStatus>> STATUS_SETS = statusSets();

    private FrameDecoder() {}

    static PackReading read(byte[] frame, TemperatureScale scale) {
        return new PackReading(
                u24(frame, PACK_VOLTAGE) * VOLTAGE_STEP_MV,
                currentMa(frame, CURRENT_1),
                currentMa(frame, CURRENT_2),
                currentMa(frame, CURRENT),
                extremeVoltage(frame, LOWEST_VOLTAGE, LOWEST_VOLTAGE_CELL),
                extremeVoltage(frame, HIGHEST_VOLTAGE, HIGHEST_VOLTAGE_CELL),
                extremeTemperature(frame, LOWEST_TEMPERATURE, LOWEST_TEMPERATURE_CELL, scale),
                extremeTemperature(frame, HIGHEST_TEMPERATURE, HIGHEST_TEMPERATURE_CELL, scale),
                cells(frame, scale),
                u8(frame, CELL_COUNT),
                report(frame));
    }

    private static DeviceReport report(byte[] frame) {
        return new DeviceReport(
                STATUS_SETS.get(u8(frame, STATUS)),
                socPercent(frame),
                OptionalInt.of(u24(frame, STORED)),
                OptionalInt.of(u24(frame, COLLECTED_TODAY)),
                OptionalInt.of(u24(frame, CONSUMED_TODAY)),
                OptionalInt.of(u24(frame, COLLECTED_TOTAL)),
                OptionalInt.of(u24(frame, CONSUMED_TOTAL)),
                OptionalInt.of(u16(frame, CAPACITY) * CAPACITY_STEP_WH),
                OptionalInt.of(voltageMv(frame, V_MIN)),
                OptionalInt.of(voltageMv(frame, V_MAX)),
                OptionalInt.of(voltageMv(frame, V_BALANCE)),
                Optional.of(new RotatingValue(u8(frame, KEY) - RotatingKeys.WIRE_OFFSET, u8(frame, KEY_VALUE))),
                Optional.empty());
    }

    private static int voltageMv(byte[] frame, int at) {
        return u16(frame, at) * VOLTAGE_STEP_MV;
    }

    /** A missing sensor has the value bytes "00" in ASCII, which read as a number would be 1542 A. */
    private static OptionalInt currentMa(byte[] frame, int at) {
        int amountMa = u16(frame, at + 1) * CURRENT_STEP_MA;
        return switch (u8(frame, at)) {
            case PLUS -> OptionalInt.of(amountMa);
            case MINUS -> OptionalInt.of(-amountMa);
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt socPercent(byte[] frame) {
        int percent = u8(frame, SOC);
        return percent <= 100 ? OptionalInt.of(percent) : OptionalInt.empty();
    }

    private static Optional<CellVoltage> extremeVoltage(byte[] frame, int at, int cellAt) {
        int number = u8(frame, cellAt);
        return number == 0 ? Optional.empty() : Optional.of(new CellVoltage(number, voltageMv(frame, at)));
    }

    private static Optional<CellTemperature> extremeTemperature(
            byte[] frame, int at, int cellAt, TemperatureScale scale) {
        int number = u8(frame, cellAt);
        int raw = u16(frame, at);
        return number == 0 || raw == 0
                ? Optional.empty()
                : Optional.of(new CellTemperature(number, raw, scale.deciC(raw)));
    }

    /** The device counts through its option switch's whole range, so it also calls cells that are not there. */
    private static List<CellReading> cells(byte[] frame, TemperatureScale scale) {
        int number = u8(frame, CELL);
        if (number == 0 || number > u8(frame, CELL_COUNT)) {
            return List.of();
        }
        int raw = u16(frame, CELL_TEMPERATURE);
        return List.of(new CellReading(number, voltageMv(frame, CELL_VOLTAGE), raw, scale.deciC(raw)));
    }

    private static List<Set<DeviceStatus>> statusSets() {
        List<Set<DeviceStatus>> sets = new ArrayList<>(256);
        for (int bits = 0; bits < 256; bits++) {
            EnumSet<DeviceStatus> set = EnumSet.noneOf(DeviceStatus.class);
            for (DeviceStatus status : DeviceStatus.values()) {
                if ((bits & status.bit()) != 0) {
                    set.add(status);
                }
            }
            sets.add(Set.copyOf(set));
        }
        return List.copyOf(sets);
    }
}
