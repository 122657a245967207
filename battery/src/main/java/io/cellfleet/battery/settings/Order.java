package io.cellfleet.battery.settings;

/** Which number of the settings must be below which other one (rules C3, C4), as far as the pack has both. */
public enum Order {
    V_MIN_V_MAX(Limit.V_MIN, Limit.V_MAX),
    V_MIN_V_BALANCE(Limit.V_MIN, Limit.V_BALANCE),
    V_BALANCE_V_MAX(Limit.V_BALANCE, Limit.V_MAX),
    V_MIN_FULL_VOLTAGE(Limit.V_MIN, Limit.FULL_VOLTAGE),
    FULL_VOLTAGE_V_MAX(Limit.FULL_VOLTAGE, Limit.V_MAX),
    T_MIN_T_MAX(Limit.T_MIN, Limit.T_MAX),
    DISCHARGE_CHARGE_RESTART(Limit.DISCHARGE_RESTART, Limit.CHARGE_RESTART);

    private final Limit low;
    private final Limit high;

    Order(Limit low, Limit high) {
        this.low = low;
        this.high = high;
    }

    public Limit low() {
        return low;
    }

    public Limit high() {
        return high;
    }
}
