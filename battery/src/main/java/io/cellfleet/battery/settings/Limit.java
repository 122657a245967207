package io.cellfleet.battery.settings;

/** What each number of the settings may be by itself (rules C1, C3). Named and in the unit it is written in. */
public enum Limit {
    CELL_COUNT("cellCount", 2, 255),
    CAPACITY("capacityWh", 1, 6_553_500),
    V_MIN("vMinMv", 1_500, 5_000),
    V_BALANCE("vBalanceMv", 1_500, 5_000, true),
    V_MAX("vMaxMv", 1_500, 5_000),
    FULL_VOLTAGE("fullVoltageMv", 1_500, 5_000),
    T_MIN("tMinDeciC", -400, 850),
    T_MAX("tMaxDeciC", -400, 850),
    CHARGE_RESTART("chargeRestartPercent", 0, 98),
    DISCHARGE_RESTART("dischargeRestartPercent", 0, 98),
    NOMINAL_CELL_VOLTAGE("nominalCellMv", 1_500, 5_000),
    SENSOR_COUNT("sensorCount", 1, 2),
    CURRENT_DIVISOR("currentDivisor", 1, 4),
    SOLAR_PEAK("solarPeakW", 0, 10_000_000),
    INVERTER_PEAK("inverterPeakW", 0, 10_000_000),
    RATED_CAPACITY("ratedCapacityMah", 1, 2_000_000_000),
    MINIMUM_OFF("minimumOffSeconds", 0, 3_600),
    EMPTY_AFTER("emptyAfterSeconds", 15, 300),
    FRAME_PERIOD("framePeriodMs", 250, 10_000);

    private final String field;
    private final int least;
    private final int most;
    private final boolean orZero;

    Limit(String field, int least, int most) {
        this(field, least, most, false);
    }

    Limit(String field, int least, int most, boolean orZero) {
        this.field = field;
        this.least = least;
        this.most = most;
        this.orZero = orZero;
    }

    /** As written in a draft. */
    public String field() {
        return field;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** Whether 0 may be written too, and says that there is none. */
    public boolean orZero() {
        return orZero;
    }

    boolean allows(long value) {
        return least <= value && value <= most;
    }

    /** For people: {@code 2 to 255}. */
    String range() {
        return least + " to " + most;
    }
}
