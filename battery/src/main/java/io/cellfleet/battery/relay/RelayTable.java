package io.cellfleet.battery.relay;

import static io.cellfleet.battery.measure.Condition.*;
import static io.cellfleet.battery.relay.BlockReason.*;

import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.settings.RelayMode;
import java.util.List;

/**
 * The manual's four columns pairs, row by row (rules R1 to R3). The communication row is common to all and stands in
 * {@link RelayRules}, as {@code E} has a life of its own.
 */
enum RelayTable {
    NORMAL_CHARGE(
            List.of(
                    new Row(ALL_VOLTAGES_BELOW_V_BALANCE, NOT_ALL_CELL_VOLTAGES_BELOW_V_BALANCE, Kind.VOLTAGE),
                    new Row(SOC_BELOW_CHARGE_RESTART, SOC_NOT_BELOW_CHARGE_RESTART, Kind.SOC),
                    new Row(ALL_TEMPERATURES_ABOVE_T_MIN, CELL_TEMPERATURE_NOT_ABOVE_T_MIN, Kind.COLD),
                    new Row(ALL_TEMPERATURES_BELOW_T_MAX, CELL_TEMPERATURE_NOT_BELOW_T_MAX, Kind.HEAT)),
            List.of(
                    new Row(ANY_VOLTAGE_AT_OR_ABOVE_V_MAX, CELL_VOLTAGE_AT_OR_ABOVE_V_MAX, Kind.VOLTAGE),
                    new Row(ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE, ALL_CELL_VOLTAGES_AT_OR_ABOVE_V_BALANCE, Kind.VOLTAGE),
                    new Row(ANY_TEMPERATURE_BELOW_T_MIN, CELL_TEMPERATURE_BELOW_T_MIN, Kind.COLD),
                    new Row(ANY_TEMPERATURE_ABOVE_T_MAX, CELL_TEMPERATURE_ABOVE_T_MAX, Kind.HEAT))),
    NORMAL_LOAD(
            List.of(
                    new Row(ALL_VOLTAGES_ABOVE_V_MIN, NOT_ALL_CELL_VOLTAGES_ABOVE_V_MIN, Kind.VOLTAGE),
                    new Row(SOC_AT_OR_ABOVE_DISCHARGE_RESTART, SOC_BELOW_DISCHARGE_RESTART, Kind.SOC),
                    new Row(ALL_TEMPERATURES_ABOVE_T_MIN, CELL_TEMPERATURE_NOT_ABOVE_T_MIN, Kind.COLD),
                    new Row(ALL_TEMPERATURES_BELOW_T_MAX, CELL_TEMPERATURE_NOT_BELOW_T_MAX, Kind.HEAT)),
            List.of(
                    new Row(ANY_VOLTAGE_AT_OR_BELOW_V_MIN, CELL_VOLTAGE_AT_OR_BELOW_V_MIN, Kind.VOLTAGE),
                    new Row(ANY_TEMPERATURE_BELOW_T_MIN, CELL_TEMPERATURE_BELOW_T_MIN, Kind.COLD),
                    new Row(ANY_TEMPERATURE_ABOVE_T_MAX, CELL_TEMPERATURE_ABOVE_T_MAX, Kind.HEAT))),
    CRITICAL_CHARGE(
            List.of(
                    new Row(ALL_VOLTAGES_BELOW_V_MAX, NOT_ALL_CELL_VOLTAGES_BELOW_V_MAX, Kind.VOLTAGE),
                    new Row(ALL_TEMPERATURES_ABOVE_T_MIN, CELL_TEMPERATURE_NOT_ABOVE_T_MIN, Kind.COLD),
                    new Row(ALL_TEMPERATURES_BELOW_T_MAX, CELL_TEMPERATURE_NOT_BELOW_T_MAX, Kind.HEAT)),
            List.of(
                    new Row(ANY_VOLTAGE_AT_OR_ABOVE_V_MAX, CELL_VOLTAGE_AT_OR_ABOVE_V_MAX, Kind.VOLTAGE),
                    new Row(ANY_TEMPERATURE_BELOW_T_MIN, CELL_TEMPERATURE_BELOW_T_MIN, Kind.COLD),
                    new Row(ANY_TEMPERATURE_ABOVE_T_MAX, CELL_TEMPERATURE_ABOVE_T_MAX, Kind.HEAT))),
    CRITICAL_LOAD(
            List.of(
                    new Row(ALL_VOLTAGES_ABOVE_V_MIN, NOT_ALL_CELL_VOLTAGES_ABOVE_V_MIN, Kind.VOLTAGE),
                    new Row(ALL_TEMPERATURES_ABOVE_T_MIN, CELL_TEMPERATURE_NOT_ABOVE_T_MIN, Kind.COLD),
                    new Row(ALL_TEMPERATURES_BELOW_T_MAX, CELL_TEMPERATURE_NOT_BELOW_T_MAX, Kind.HEAT)),
            List.of(
                    new Row(ANY_VOLTAGE_AT_OR_BELOW_V_MIN, CELL_VOLTAGE_AT_OR_BELOW_V_MIN, Kind.VOLTAGE),
                    new Row(ANY_TEMPERATURE_BELOW_T_MIN, CELL_TEMPERATURE_BELOW_T_MIN, Kind.COLD),
                    new Row(ANY_TEMPERATURE_ABOVE_T_MAX, CELL_TEMPERATURE_ABOVE_T_MAX, Kind.HEAT)));

    private final List<Row> enable;
    private final List<Row> disable;
    private final int disableBits;

    RelayTable(List<Row> enable, List<Row> disable) {
        this.enable = enable;
        this.disable = disable;
        int bits = 0;
        for (Row row : disable) {
            bits |= row.condition().bit();
        }
        disableBits = bits;
    }

    /** What a row is about: a disabling row makes the enabling rows of its kind superfluous as reasons. */
    enum Kind {
        VOLTAGE,
        SOC,
        COLD,
        HEAT
    }

    /**
     * @param condition what counts
     * @param reason    said when a disabling condition counts, or an enabling one does not
     */
    record Row(Condition condition, BlockReason reason, Kind kind) {}

    static RelayTable of(RelayName relay, RelayMode mode) {
        return switch (mode) {
            case NORMAL ->
                switch (relay) {
                    case CHARGE -> NORMAL_CHARGE;
                    case LOAD -> NORMAL_LOAD;
                };
            case CRITICAL ->
                switch (relay) {
                    case CHARGE -> CRITICAL_CHARGE;
                    case LOAD -> CRITICAL_LOAD;
                };
        };
    }

    /** All must count to switch on. */
    List<Row> enable() {
        return enable;
    }

    /** Whether any row of the disable column counts. */
    boolean disables(Verdicts counted) {
        return (counted.seen() & disableBits) != 0;
    }

    /** Any of them switches off. */
    List<Row> disable() {
        return disable;
    }
}
