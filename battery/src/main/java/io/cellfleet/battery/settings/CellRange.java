package io.cellfleet.battery.settings;

import io.cellfleet.battery.Check;

/**
 * How many cells the device is told to expect: option switches 1 to 3 (rule C2). The device asks up to the upper bound
 * in turn, so it also bounds how old a cell's reading may be (rule M4).
 */
public enum CellRange {
    FROM_2_TO_4(2, 4),
    FROM_5_TO_8(5, 8),
    FROM_9_TO_16(9, 16),
    FROM_17_TO_25(17, 25),
    FROM_26_TO_40(26, 40),
    FROM_41_TO_80(41, 80),
    FROM_81_TO_150(81, 150),
    FROM_151_TO_255(151, 255);

    /** By switches 1 to 3 as a number. */
    private static final CellRange[] BY_SWITCHES = values();

    private final int least;
    private final int most;

    CellRange(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /**
     * @param cellCount 2..255
     */
    public static CellRange holding(int cellCount) {
        Check.inRange("cellCount", cellCount, 2, 255);
        for (CellRange range : BY_SWITCHES) {
            if (cellCount <= range.most) {
                return range;
            }
        }
        throw new AssertionError("the ranges reach up to 255");
    }

    /**
     * @param switches 1 to 3 as a number, switch 1 the highest bit; 0..7
     */
    static CellRange ofSwitches(int switches) {
        return BY_SWITCHES[switches];
    }

    int switches() {
        return ordinal();
    }

    public boolean holds(int cellCount) {
        return least <= cellCount && cellCount <= most;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    @Override
    public String toString() {
        return least + "-" + most;
    }
}
