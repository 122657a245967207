package io.cellfleet.history.columns;

import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.Column;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Single values of the statuses in a block, without the statuses being made again. Values that are kept as what they are
 * beyond others are whole here. Not safe for use by several threads.
 */
public final class StatusColumns {

    public static final int AT_MS = 0;
    public static final int ENROLMENT = 1;
    public static final int BOOT = 2;
    public static final int SEQUENCE = 3;
    public static final int PACK_VOLTAGE_MV = 16;

    /** Of every frame, and of nothing else. */
    public static final int CELL_COUNT = 17;

    public static final int CURRENT_MA = 22;
    public static final int SOC_MILLI_PERCENT = 56;
    public static final int LOWEST_CELL_MV = 2_101;
    public static final int HIGHEST_CELL_MV = 2_103;
    public static final int LOWEST_TEMPERATURE_DECI_C = 2_105;
    public static final int HIGHEST_TEMPERATURE_DECI_C = 2_108;

    private static final int CURRENT1_MA = 20;
    private static final int CURRENT2_MA = 21;

    private final int rows;

    /** By ascending id. */
    private final List<Column> kept;

    /** What was put together from several columns. */
    private final Map<Integer, Values> whole = new HashMap<>();

    private @Nullable BitSet allCells;

    /**
     * One quantity in all rows.
     *
     * @param present the rows that have a value
     * @param values  by row; 0 where there is none
     */
    public record Values(BitSet present, long[] values) {}

    public StatusColumns(Block block) {
        rows = block.rows();
        kept = block.columns();
    }

    /**
     * Which columns of a block have to be there so that some can be asked for.
     *
     * @param ids of those that will be asked for
     */
    public static IntPredicate needed(Collection<Integer> ids) {
        BitSet needed = new BitSet(Block.LAST_ID + 1);
        ids.forEach(needed::set);
        if (needed.get(CURRENT_MA)) {
            needed.set(CURRENT1_MA);
            needed.set(CURRENT2_MA);
        }
        boolean temperatures = needed.get(LOWEST_TEMPERATURE_DECI_C) || needed.get(HIGHEST_TEMPERATURE_DECI_C);
        if (temperatures || needed.get(LOWEST_CELL_MV) || needed.get(HIGHEST_CELL_MV)) {
            needed.set(CELL_COUNT);
            for (int number = 1; number <= StatusBlock.MOST_CELLS; number++) {
                needed.set(cellVoltageMv(number));
                if (temperatures) {
                    needed.set(cellTemperatureDeciC(number));
                }
            }
        }
        return needed::get;
    }

    public int rows() {
        return rows;
    }

    /** The id of a cell's voltage; mV. */
    public static int cellVoltageMv(int number) {
        return CellColumns.voltageId(number);
    }

    /** The id of a cell's temperature; 0.1 degrees Celsius. */
    public static int cellTemperatureDeciC(int number) {
        return CellColumns.temperatureId(number);
    }

    /** Of one of the ids named here; empty when no row has it. */
    public Values of(int id) {
        return switch (id) {
            case CURRENT_MA -> whole.computeIfAbsent(id, unused -> current());
            case LOWEST_CELL_MV -> whole.computeIfAbsent(id, unused -> extreme(id, false, true));
            case HIGHEST_CELL_MV -> whole.computeIfAbsent(id, unused -> extreme(id, false, false));
            case LOWEST_TEMPERATURE_DECI_C -> whole.computeIfAbsent(id, unused -> extreme(id, true, true));
            case HIGHEST_TEMPERATURE_DECI_C -> whole.computeIfAbsent(id, unused -> extreme(id, true, false));
            default -> asKept(id);
        };
    }

    private @Nullable Column kept(int id) {
        int low = 0;
        int high = kept.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = kept.get(middle).id();
            if (found == id) {
                return kept.get(middle);
            }
            if (found < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    private Values asKept(int id) {
        Column column = kept(id);
        long[] values = new long[rows];
        if (column == null) {
            return new Values(new BitSet(), values);
        }
        column.forEach((row, value) -> values[row] = value);
        return new Values(column.present(), values);
    }

    /** As {@link Expected#currentMa}. */
    private Values current() {
        Values current = asKept(CURRENT_MA);
        long[] in = of(CURRENT1_MA).values();
        long[] out = of(CURRENT2_MA).values();
        current.present().stream().forEach(row -> current.values()[row] += in[row] - out[row]);
        return current;
    }

    /** As {@link Extremes} has it: beyond the extreme of the cells where all of them are there, else beyond 0. */
    private Values extreme(int id, boolean ofTemperatures, boolean lowest) {
        Values extreme = asKept(id);
        if (extreme.present().isEmpty()) {
            return extreme;
        }
        long[] expected = new long[rows];
        BitSet known = new BitSet(rows);
        for (int number = 1; number <= StatusBlock.MOST_CELLS; number++) {
            Column cell = kept(ofTemperatures ? cellTemperatureDeciC(number) : cellVoltageMv(number));
            if (cell != null) {
                take(cell, lowest, known, expected);
            }
        }
        known.and(allCells());
        known.and(extreme.present());
        known.stream().forEach(row -> extreme.values()[row] += expected[row]);
        return extreme;
    }

    private static void take(Column cell, boolean lowest, BitSet known, long[] extreme) {
        cell.forEach((row, value) -> {
            if (!known.get(row) || (lowest ? value < extreme[row] : value > extreme[row])) {
                known.set(row);
                extreme[row] = value;
            }
        });
    }

    /** Rows that describe as many cells as the pack has. */
    private BitSet allCells() {
        if (allCells == null) {
            long[] described = new long[rows];
            for (int number = 1; number <= StatusBlock.MOST_CELLS; number++) {
                Column cell = kept(cellVoltageMv(number));
                if (cell != null) {
                    cell.present().stream().forEach(row -> described[row]++);
                }
            }
            long[] count = of(CELL_COUNT).values();
            allCells = new BitSet(rows);
            for (int row = 0; row < rows; row++) {
                allCells.set(row, described[row] == count[row]);
            }
        }
        return allCells;
    }
}
