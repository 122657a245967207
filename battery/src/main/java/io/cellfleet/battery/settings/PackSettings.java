package io.cellfleet.battery.settings;

import io.cellfleet.battery.reading.TemperatureScale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * All settings of one pack, complete, within their limits and free of contradictions (rules C1 to C5). What each value
 * may be stands in {@link PackSettingsDraft}.
 *
 * @param cellCount               N, cells in series
 * @param chemistry               what the cells are made of
 * @param capacityWh              Wh; the manual advises 80 % of what is rated
 * @param optionSwitches          as they stand on the Begin Board, where that is known
 * @param vMinMv                  mV
 * @param vBalanceMv              mV; empty for no balancing
 * @param vMaxMv                  mV
 * @param fullVoltageMv           mV; stands for Vbalance where there is no balancing (rule C4), else empty
 * @param tMinDeciC               0.1 °C
 * @param tMaxDeciC               0.1 °C
 * @param chargeRestartPercent    % SOC below which charging is allowed again, in normal mode
 * @param dischargeRestartPercent % SOC from which the load is allowed again, in normal mode
 * @param mode                    which relay table holds
 * @param nominalCellMv           mV; empty: as the device says, else the chemistry's
 * @param sensors                 how the current is measured
 * @param temperatureScale        how raw counts become degrees
 * @param combinedOutput          one output for a combined charger and inverter
 * @param solarPeakW              W; empty when not known
 * @param inverterPeakW           W; empty when not known
 * @param ratedCapacityMah        mAh; empty when not known; for health only
 * @param minimumOff              how long a relay stays open at least after a voltage trip (rule R8)
 * @param emptyAfter              how long a cell must be below Vmin until the pack counts as empty (rule S3)
 * @param framePeriod             between two frames of the device
 * @param sectionEnds             the last cell of each battery section but the last one, ascending
 */
public record PackSettings(
        int cellCount,
        Chemistry chemistry,
        int capacityWh,
        Optional<OptionSwitches> optionSwitches,
        int vMinMv,
        OptionalInt vBalanceMv,
        int vMaxMv,
        OptionalInt fullVoltageMv,
        int tMinDeciC,
        int tMaxDeciC,
        int chargeRestartPercent,
        int dischargeRestartPercent,
        RelayMode mode,
        OptionalInt nominalCellMv,
        CurrentSensors sensors,
        TemperatureScale temperatureScale,
        boolean combinedOutput,
        OptionalInt solarPeakW,
        OptionalInt inverterPeakW,
        OptionalInt ratedCapacityMah,
        Duration minimumOff,
        Duration emptyAfter,
        Duration framePeriod,
        List<Integer> sectionEnds) {

    /**
     * @throws IllegalArgumentException naming every violation
     */
    public PackSettings {
        sectionEnds = List.copyOf(sectionEnds);
        SettingsCheck check = new SettingsCheck();
        check.range(Limit.CELL_COUNT, cellCount);
        check.range(Limit.CAPACITY, capacityWh);
        check.range(Limit.V_MIN, vMinMv);
        check.range(Limit.V_BALANCE, vBalanceMv);
        check.range(Limit.V_MAX, vMaxMv);
        check.range(Limit.FULL_VOLTAGE, fullVoltageMv);
        check.range(Limit.T_MIN, tMinDeciC);
        check.range(Limit.T_MAX, tMaxDeciC);
        check.range(Limit.CHARGE_RESTART, chargeRestartPercent);
        check.range(Limit.DISCHARGE_RESTART, dischargeRestartPercent);
        check.range(Limit.NOMINAL_CELL_VOLTAGE, nominalCellMv);
        check.range(Limit.SOLAR_PEAK, solarPeakW);
        check.range(Limit.INVERTER_PEAK, inverterPeakW);
        check.range(Limit.RATED_CAPACITY, ratedCapacityMah);
        check.range(Limit.MINIMUM_OFF, minimumOff.toSeconds());
        check.range(Limit.EMPTY_AFTER, emptyAfter.toSeconds());
        check.range(Limit.FRAME_PERIOD, framePeriod.toMillis());
        SettingsRules.contradictions(
                check,
                cellCount,
                optionSwitches,
                vMinMv,
                vBalanceMv,
                vMaxMv,
                fullVoltageMv,
                tMinDeciC,
                tMaxDeciC,
                chargeRestartPercent,
                dischargeRestartPercent,
                sectionEnds);
        if (!check.found().isEmpty()) {
            throw new IllegalArgumentException(
                    check.found().stream().map(Violation::message).collect(Collectors.joining("; ")));
        }
    }

    /** The voltage at which a cell counts as full in rules R1 and S2: Vbalance, or what stands for it; mV. */
    public int fullMv() {
        return vBalanceMv.isPresent() ? vBalanceMv.getAsInt() : fullVoltageMv.orElseThrow();
    }

    /** The range the device rotates through (rules C2, M4). */
    public CellRange cellRange() {
        return optionSwitches.map(OptionSwitches::cellRange).orElseGet(() -> CellRange.holding(cellCount));
    }

    /**
     * The same with another cell count.
     *
     * @throws IllegalArgumentException naming what contradicts it
     */
    public PackSettings withCellCount(int count) {
        return new PackSettings(
                count,
                chemistry,
                capacityWh,
                optionSwitches,
                vMinMv,
                vBalanceMv,
                vMaxMv,
                fullVoltageMv,
                tMinDeciC,
                tMaxDeciC,
                chargeRestartPercent,
                dischargeRestartPercent,
                mode,
                nominalCellMv,
                sensors,
                temperatureScale,
                combinedOutput,
                solarPeakW,
                inverterPeakW,
                ratedCapacityMah,
                minimumOff,
                emptyAfter,
                framePeriod,
                sectionEnds);
    }
}
