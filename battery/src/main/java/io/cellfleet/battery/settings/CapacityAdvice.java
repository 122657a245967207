package io.cellfleet.battery.settings;

import io.cellfleet.battery.Check;

/** The manual's advice to set only 80 % of the rated capacity, for aging and temperature (rule C6). */
public final class CapacityAdvice {

    /** % of what is rated. */
    public static final int ADVISED_PERCENT = 80;

    /** Wh; a device can be set to multiples of it only. */
    public static final int DEVICE_STEP_WH = 100;

    private CapacityAdvice() {}

    /**
     * What to set for a pack.
     *
     * @param cellCount     cells in series; 2..255
     * @param ratedMah      rated capacity of a cell (of all parallel ones together), mAh; 1..2000000000
     * @param nominalCellMv mV; 1500..5000
     * @return Wh, rounded down to what the device can be set to, in steps of 100 Wh
     */
    public static long adviseWh(int cellCount, int ratedMah, int nominalCellMv) {
        Check.inRange("cellCount", cellCount, 2, 255);
        Check.inRange("ratedMah", ratedMah, 1, 2_000_000_000);
        Check.inRange("nominalCellMv", nominalCellMv, 1_500, 5_000);
        long ratedMicroWh = (long) cellCount * ratedMah * nominalCellMv;
        long advisedWh = ratedMicroWh / 1_000_000 * ADVISED_PERCENT / 100;
        return advisedWh / DEVICE_STEP_WH * DEVICE_STEP_WH;
    }
}
