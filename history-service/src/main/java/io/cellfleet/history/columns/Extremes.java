package io.cellfleet.history.columns;

import io.cellfleet.contract.v1.CellReadingOrBuilder;
import io.cellfleet.contract.v1.MeasurementOrBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The extreme cells of a frame that describes every cell, of several the one with the lowest number; none where a frame
 * describes some, or, of temperatures, where no cell has a probe.
 */
record Extremes(
        @Nullable CellReadingOrBuilder lowest,
        @Nullable CellReadingOrBuilder highest,
        @Nullable CellReadingOrBuilder coldest,
        @Nullable CellReadingOrBuilder warmest) {

    private static final Extremes NONE = new Extremes(null, null, null, null);

    static Extremes of(MeasurementOrBuilder measured) {
        int count = measured.getCellsCount();
        if (count == 0 || count != measured.getCellCount()) {
            return NONE;
        }
        CellReadingOrBuilder first = measured.getCellsOrBuilder(0);
        CellReadingOrBuilder lowest = first;
        CellReadingOrBuilder highest = first;
        @Nullable CellReadingOrBuilder coldest = null;
        @Nullable CellReadingOrBuilder warmest = null;
        for (int i = 0; i < count; i++) {
            CellReadingOrBuilder cell = measured.getCellsOrBuilder(i);
            if (isBelow(cell.getVoltageMv(), cell, lowest.getVoltageMv(), lowest)) {
                lowest = cell;
            }
            if (isBelow(-(long) cell.getVoltageMv(), cell, -(long) highest.getVoltageMv(), highest)) {
                highest = cell;
            }
            if (cell.hasTemperatureDeciC()) {
                if (coldest == null
                        || isBelow(cell.getTemperatureDeciC(), cell, coldest.getTemperatureDeciC(), coldest)) {
                    coldest = cell;
                }
                if (warmest == null
                        || isBelow(
                                -(long) cell.getTemperatureDeciC(),
                                cell,
                                -(long) warmest.getTemperatureDeciC(),
                                warmest)) {
                    warmest = cell;
                }
            }
        }
        return new Extremes(lowest, highest, coldest, warmest);
    }

    private static boolean isBelow(long value, CellReadingOrBuilder cell, long than, CellReadingOrBuilder other) {
        return value < than || (value == than && cell.getNumber() < other.getNumber());
    }

    /** From 1; 0 where there is no such cell. */
    static long number(@Nullable CellReadingOrBuilder cell) {
        return cell == null ? 0 : cell.getNumber();
    }

    /** mV; 0 where there is no such cell. */
    static long voltageMv(@Nullable CellReadingOrBuilder cell) {
        return cell == null ? 0 : cell.getVoltageMv();
    }

    /** 0.1 degrees Celsius; 0 where there is no such cell. */
    static long temperatureDeciC(@Nullable CellReadingOrBuilder cell) {
        return cell == null ? 0 : cell.getTemperatureDeciC();
    }
}
