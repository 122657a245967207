package io.cellfleet.battery.measure;

import io.cellfleet.battery.reading.CellReading;

/** What a cell can be at all (rule M5). Anything else never enables a relay. */
public final class Plausibility {

    private static final int LEAST_MV = 500;
    private static final int MOST_MV = 5_500;
    private static final int LEAST_DECI_C = -600;
    private static final int MOST_DECI_C = 1_200;

    private Plausibility() {}

    public static boolean voltage(int voltageMv) {
        return LEAST_MV <= voltageMv && voltageMv <= MOST_MV;
    }

    /** Of so many cells in series. */
    public static boolean packVoltage(int packVoltageMv, int cellCount) {
        return LEAST_MV * cellCount <= packVoltageMv && packVoltageMv <= MOST_MV * cellCount;
    }

    /** A cell without a probe of its own is judged by its voltage. */
    public static boolean cell(CellReading cell) {
        return voltage(cell.voltageMv())
                && cell.temperature().map(own -> temperature(own.deciC())).orElse(true);
    }

    public static boolean temperature(int deciC) {
        return LEAST_DECI_C <= deciC && deciC <= MOST_DECI_C;
    }
}
