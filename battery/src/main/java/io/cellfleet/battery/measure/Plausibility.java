package io.cellfleet.battery.measure;

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

    public static boolean temperature(int deciC) {
        return LEAST_DECI_C <= deciC && deciC <= MOST_DECI_C;
    }
}
