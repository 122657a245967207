package io.cellfleet.history.columns;

import io.cellfleet.contract.v1.CellReadingOrBuilder;
import io.cellfleet.contract.v1.MeasurementOrBuilder;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a measurement would be if it followed from others of the same measurement. Only what it is beyond that
 * is kept, which is nothing as a rule. A guess that is wrong costs bytes and no more: writer and reader make the same one,
 * from values that come before it in the columns, in whatever order the frame names its cells.
 */
final class Expected {

    private Expected() {}

    /** mA, rule M1: what comes in by sensor 1, less what goes out by sensor 2. */
    static long currentMa(MeasurementOrBuilder measured) {
        return (long) measured.getCurrent1Ma() - measured.getCurrent2Ma();
    }

    /** mA, rule M2. */
    static long incomingMa(MeasurementOrBuilder measured) {
        return measured.hasCurrent1Ma() && measured.hasCurrent2Ma()
                ? measured.getCurrent1Ma()
                : Math.max(measured.getCurrentMa(), 0L);
    }

    /** mA, rule M2. */
    static long outgoingMa(MeasurementOrBuilder measured) {
        return measured.hasCurrent1Ma() && measured.hasCurrent2Ma()
                ? measured.getCurrent2Ma()
                : Math.max(-(long) measured.getCurrentMa(), 0L);
    }

    /** Of a frame that describes every cell. */
    static Optional<CellReadingOrBuilder> lowestCell(MeasurementOrBuilder measured) {
        return least(measured, false, Expected::voltage);
    }

    static Optional<CellReadingOrBuilder> highestCell(MeasurementOrBuilder measured) {
        return least(measured, false, cell -> -voltage(cell));
    }

    static Optional<CellReadingOrBuilder> lowestTemperature(MeasurementOrBuilder measured) {
        return least(measured, true, Expected::temperature);
    }

    static Optional<CellReadingOrBuilder> highestTemperature(MeasurementOrBuilder measured) {
        return least(measured, true, cell -> -temperature(cell));
    }

    private static long voltage(CellReadingOrBuilder cell) {
        return cell.getVoltageMv();
    }

    private static long temperature(CellReadingOrBuilder cell) {
        return cell.getTemperatureDeciC();
    }

    /** The cell with the least value, of several the one with the lowest number. */
    private static Optional<CellReadingOrBuilder> least(
            MeasurementOrBuilder measured, boolean withProbe, ToLongFunction<CellReadingOrBuilder> value) {
        if (measured.getCellsCount() != measured.getCellCount()) {
            return Optional.empty();
        }
        @Nullable CellReadingOrBuilder least = null;
        long leastValue = Long.MAX_VALUE;
        for (int i = 0; i < measured.getCellsCount(); i++) {
            CellReadingOrBuilder cell = measured.getCellsOrBuilder(i);
            if (withProbe && !cell.hasTemperatureDeciC()) {
                continue;
            }
            long next = value.applyAsLong(cell);
            if (next < leastValue || (next == leastValue && least != null && cell.getNumber() < least.getNumber())) {
                least = cell;
                leastValue = next;
            }
        }
        return Optional.ofNullable(least);
    }
}
