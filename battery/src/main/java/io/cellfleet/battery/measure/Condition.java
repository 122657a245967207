package io.cellfleet.battery.measure;

/**
 * What a frame can show and the rules ask for: the cells of the manual's two relay tables, the five lights, the full
 * condition and what is warned of beyond them. Each has its bit in a {@link Verdicts}.
 */
public enum Condition {
    /** Any V ≥ Vmax. */
    ANY_VOLTAGE_AT_OR_ABOVE_V_MAX,
    /** Any V ≤ Vmin. */
    ANY_VOLTAGE_AT_OR_BELOW_V_MIN,
    /** Any T > Tmax. */
    ANY_TEMPERATURE_ABOVE_T_MAX,
    /** Any T < Tmin. */
    ANY_TEMPERATURE_BELOW_T_MIN,
    /** All V ≥ Vbalance. */
    ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE,
    /** Pack voltage ≥ Vbalance × N. */
    PACK_VOLTAGE_AT_OR_ABOVE_V_BALANCE,
    /** All V < Vbalance. */
    ALL_VOLTAGES_BELOW_V_BALANCE,
    /** All V < Vmax. */
    ALL_VOLTAGES_BELOW_V_MAX,
    /** All V > Vmin. */
    ALL_VOLTAGES_ABOVE_V_MIN,
    /** All T > Tmin. */
    ALL_TEMPERATURES_ABOVE_T_MIN,
    /** All T < Tmax. */
    ALL_TEMPERATURES_BELOW_T_MAX,
    /** SOC < charge restart. */
    SOC_BELOW_CHARGE_RESTART,
    /** SOC ≥ discharge restart. */
    SOC_AT_OR_ABOVE_DISCHARGE_RESTART,
    /** The device's own error bit. */
    DEVICE_ERROR_BIT,
    /** A reading outside what can be, or an extreme that is absent (rule M5). */
    IMPLAUSIBLE_READING,
    /** A cell not heard for too long (rule M4). */
    STALE_CELL,
    /** The net current, or that of one of two sensors, is unknown: a sensor is missing (rule M1). */
    CURRENT_UNKNOWN,
    /** A sensor is at 98 % of its maximum or beyond (rule W3). */
    SENSOR_SATURATED,
    /** A sensor of one direction shows more than 1 A the other way (rule W3). */
    SENSOR_REVERSED,
    /** The device says it is set to other limits (rule W3). */
    DEVICE_SETTINGS_DIFFER,
    /** Any T > Tmax, and the warmest cell balances (rule W3). */
    BALANCING_HEAT;

    /** Its place in a {@link Verdicts}. */
    public int bit() {
        return 1 << ordinal();
    }
}
