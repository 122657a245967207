package io.cellfleet.battery.testkit;

import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceReport;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.RotatingValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one frame says: a healthy LiFePO4 pack at rest, 3.300 V and 25 °C, half full, unless a test changes something.
 * Never changed: each change makes another.
 */
public record Reading(
        int cellCount,
        Optional<CellVoltage> lowest,
        Optional<CellVoltage> highest,
        @Nullable Integer packVoltageMv,
        Optional<CellTemperature> coldest,
        Optional<CellTemperature> warmest,
        OptionalInt current1Ma,
        OptionalInt current2Ma,
        OptionalInt currentMa,
        @Nullable List<CellReading> cells,
        Set<DeviceStatus> status,
        OptionalInt socPercent,
        int key,
        int keyValue) {

    public static Reading of(int cellCount) {
        return new Reading(
                        cellCount,
                        Optional.empty(),
                        Optional.empty(),
                        null,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(0),
                        null,
                        Set.of(DeviceStatus.CHARGE_ALLOWED, DeviceStatus.DISCHARGE_ALLOWED),
                        OptionalInt.of(50),
                        -1,
                        0)
                .volts(3_300, 3_300)
                .degrees(250, 250);
    }

    /** All cells at this voltage, mV. */
    public Reading volts(int allMv) {
        return volts(allMv, allMv);
    }

    /** Cell 1 is the lowest, the last one the highest; mV. */
    public Reading volts(int lowestMv, int highestMv) {
        return voltages(Optional.of(new CellVoltage(1, lowestMv)), Optional.of(new CellVoltage(cellCount, highestMv)));
    }

    public Reading voltages(Optional<CellVoltage> low, Optional<CellVoltage> high) {
        return new Reading(
                cellCount,
                low,
                high,
                packVoltageMv,
                coldest,
                warmest,
                current1Ma,
                current2Ma,
                currentMa,
                cells,
                status,
                socPercent,
                key,
                keyValue);
    }

    /** Where the sum of the cells is not wanted; mV. */
    public Reading packVolts(int mv) {
        return new Reading(
                cellCount,
                lowest,
                highest,
                mv,
                coldest,
                warmest,
                current1Ma,
                current2Ma,
                currentMa,
                cells,
                status,
                socPercent,
                key,
                keyValue);
    }

    /** Cell 1 is the coldest, the last one the warmest; 0.1 °C. */
    public Reading degrees(int coldestDeciC, int warmestDeciC) {
        return temperatures(
                Optional.of(new CellTemperature(1, 300, coldestDeciC)),
                Optional.of(new CellTemperature(cellCount, 300, warmestDeciC)));
    }

    public Reading temperatures(Optional<CellTemperature> low, Optional<CellTemperature> high) {
        return new Reading(
                cellCount,
                lowest,
                highest,
                packVoltageMv,
                low,
                high,
                current1Ma,
                current2Ma,
                currentMa,
                cells,
                status,
                socPercent,
                key,
                keyValue);
    }

    /** The device's total, mA; plus is charging. */
    public Reading current(int totalMa) {
        return currents(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(totalMa));
    }

    /** Sign {@code X} everywhere. */
    public Reading unknownCurrent() {
        return currents(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    public Reading currents(OptionalInt firstMa, OptionalInt secondMa, OptionalInt totalMa) {
        return new Reading(
                cellCount,
                lowest,
                highest,
                packVoltageMv,
                coldest,
                warmest,
                firstMa,
                secondMa,
                totalMa,
                cells,
                status,
                socPercent,
                key,
                keyValue);
    }

    /** The one cell the frame describes; else {@link Pack} lets them take turns. */
    public Reading cell(int number, int mv, int deciC) {
        return cells(List.of(new CellReading(number, mv, 300, deciC)));
    }

    public Reading cells(List<CellReading> described) {
        return new Reading(
                cellCount,
                lowest,
                highest,
                packVoltageMv,
                coldest,
                warmest,
                current1Ma,
                current2Ma,
                currentMa,
                described,
                status,
                socPercent,
                key,
                keyValue);
    }

    /** As the device counts them. */
    public Reading counting(int cellsCounted) {
        return new Reading(
                cellsCounted,
                lowest,
                highest,
                packVoltageMv,
                coldest,
                warmest,
                current1Ma,
                current2Ma,
                currentMa,
                cells,
                status,
                socPercent,
                key,
                keyValue);
    }

    public Reading withErrorBit() {
        return saying(DeviceStatus.COMMUNICATION_ERROR);
    }

    /** The device's status bits; a healthy one allows both. */
    public Reading saying(DeviceStatus... bits) {
        return new Reading(
                cellCount,
                lowest,
                highest,
                packVoltageMv,
                coldest,
                warmest,
                current1Ma,
                current2Ma,
                currentMa,
                cells,
                Set.of(bits),
                socPercent,
                key,
                keyValue);
    }

    /** The device's own SOC. */
    public Reading soc(OptionalInt percent) {
        return new Reading(
                cellCount,
                lowest,
                highest,
                packVoltageMv,
                coldest,
                warmest,
                current1Ma,
                current2Ma,
                currentMa,
                cells,
                status,
                percent,
                key,
                keyValue);
    }

    /** The rotating value of this frame. */
    public Reading key(int number, int value) {
        return new Reading(
                cellCount,
                lowest,
                highest,
                packVoltageMv,
                coldest,
                warmest,
                current1Ma,
                current2Ma,
                currentMa,
                cells,
                status,
                socPercent,
                number,
                value);
    }

    /**
     * As the rules take it.
     *
     * @param turn of the cells: which one is described where the test named none
     */
    public PackReading packReading(int turn) {
        List<CellReading> described = cells != null ? cells : List.of(new CellReading(turn, 3_300, 300, 250));
        int sumMv = cellCount
                * (lowest.map(CellVoltage::voltageMv).orElse(0)
                        + highest.map(CellVoltage::voltageMv).orElse(0))
                / 2;
        return new PackReading(
                packVoltageMv == null ? sumMv : packVoltageMv,
                current1Ma,
                current2Ma,
                currentMa,
                lowest,
                highest,
                coldest,
                warmest,
                described,
                cellCount,
                new DeviceReport(
                        status,
                        socPercent,
                        OptionalInt.of(1_024),
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        OptionalInt.of(2_000),
                        OptionalInt.of(2_900),
                        OptionalInt.of(3_700),
                        OptionalInt.of(3_400),
                        Optional.of(new RotatingValue(key, keyValue)),
                        Optional.empty()));
    }
}
