package io.cellfleet.history.store;

import static io.cellfleet.history.store.Column.bool;
import static io.cellfleet.history.store.Column.code;
import static io.cellfleet.history.store.Column.codes;
import static io.cellfleet.history.store.Column.id;
import static io.cellfleet.history.store.Column.sint;
import static io.cellfleet.history.store.Column.text;
import static io.cellfleet.history.store.Column.texts;
import static io.cellfleet.history.store.Column.time;
import static io.cellfleet.history.store.Column.uint;
import static io.cellfleet.history.store.Column.ulong;

import io.cellfleet.contract.v1.CellTemperature;
import io.cellfleet.contract.v1.CellVoltage;
import io.cellfleet.contract.v1.DeviceReport;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.StateOfCharge;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which part of a status goes into which column of {@code measurement}. */
final class MeasurementColumns {

    static final List<Column<PackStatus>> ALL =
            Table.columns(origin(), measured(), extremes(), stateOfCharge(), decisions(), device());

    private MeasurementColumns() {}

    private static List<Column<PackStatus>> origin() {
        return Table.columns(
                List.of(id("pack_id", PackStatus::getPackId)),
                Column.order(PackStatus::getOrder),
                List.of(
                        time("at", PackStatus::getAtMs),
                        id("installation_id", PackStatus::getInstallationId),
                        id("gateway_id", emptyIsNull(PackStatus::getGatewayId)),
                        code("clock_quality", PackStatus::getClockQualityValue),
                        bool("simulated", PackStatus::getSimulated),
                        text("protocol", emptyIsNull(PackStatus::getProtocol)),
                        ulong("settings_revision", PackStatus::getSettingsRevision)));
    }

    private static List<Column<PackStatus>> measured() {
        return List.of(
                uint("pack_voltage_mv", measured(known -> true, Measurement::getPackVoltageMv)),
                sint("current_ma", measured(Measurement::hasCurrentMa, Measurement::getCurrentMa)),
                sint("current1_ma", measured(Measurement::hasCurrent1Ma, Measurement::getCurrent1Ma)),
                sint("current2_ma", measured(Measurement::hasCurrent2Ma, Measurement::getCurrent2Ma)),
                uint("incoming_ma", measured(Measurement::hasIncomingMa, Measurement::getIncomingMa)),
                uint("outgoing_ma", measured(Measurement::hasOutgoingMa, Measurement::getOutgoingMa)),
                uint("cell_count", measured(known -> true, Measurement::getCellCount)));
    }

    private static List<Column<PackStatus>> extremes() {
        return List.of(
                uint("lowest_cell_number", lowestCell(CellVoltage::getNumber)),
                uint("lowest_cell_mv", lowestCell(CellVoltage::getVoltageMv)),
                uint("highest_cell_number", highestCell(CellVoltage::getNumber)),
                uint("highest_cell_mv", highestCell(CellVoltage::getVoltageMv)),
                uint("lowest_temperature_cell_number", lowestTemperature(CellTemperature::getNumber)),
                sint("lowest_temperature_deci_c", lowestTemperature(CellTemperature::getDeciC)),
                uint("lowest_temperature_raw", lowestTemperature(CellTemperature::getRaw)),
                uint("highest_temperature_cell_number", highestTemperature(CellTemperature::getNumber)),
                sint("highest_temperature_deci_c", highestTemperature(CellTemperature::getDeciC)),
                uint("highest_temperature_raw", highestTemperature(CellTemperature::getRaw)));
    }

    private static List<Column<PackStatus>> stateOfCharge() {
        return List.of(
                uint("soc_milli_percent", soc(StateOfCharge::getManualMilliPercent)),
                bool("soc_calibrated", soc(StateOfCharge::getCalibrated)),
                ulong("stored_mah", soc(StateOfCharge::getStoredMah)),
                uint("stored_wh", soc(StateOfCharge::getStoredWh)));
    }

    private static List<Column<PackStatus>> decisions() {
        return List.of(
                codes(
                        "warnings",
                        status -> status.getWarningsList().stream()
                                .map(warning -> warning.getCodeValue())
                                .toList()),
                bool(
                        "charge_on",
                        known(
                                PackStatus::hasCharge,
                                status -> status.getCharge().getOn())),
                bool(
                        "load_on",
                        known(PackStatus::hasLoad, status -> status.getLoad().getOn())),
                bool("combined_on", known(PackStatus::hasCombinedOn, PackStatus::getCombinedOn)));
    }

    private static List<Column<PackStatus>> device() {
        return List.of(
                uint("device_soc_percent", device(DeviceReport::hasSocPercent, DeviceReport::getSocPercent)),
                bool("device_charge_allowed", device(DeviceReport::hasChargeAllowed, DeviceReport::getChargeAllowed)),
                bool(
                        "device_discharge_allowed",
                        device(DeviceReport::hasDischargeAllowed, DeviceReport::getDischargeAllowed)),
                texts("device_status", device(known -> true, report -> List.copyOf(report.getStatusList()))),
                uint(
                        "device_collected_today_wh",
                        device(DeviceReport::hasCollectedTodayWh, DeviceReport::getCollectedTodayWh)),
                uint(
                        "device_consumed_today_wh",
                        device(DeviceReport::hasConsumedTodayWh, DeviceReport::getConsumedTodayWh)),
                uint("device_stored_wh", device(DeviceReport::hasStoredWh, DeviceReport::getStoredWh)),
                uint(
                        "device_collected_total_kwh",
                        device(DeviceReport::hasCollectedTotalKwh, DeviceReport::getCollectedTotalKwh)),
                uint(
                        "device_consumed_total_kwh",
                        device(DeviceReport::hasConsumedTotalKwh, DeviceReport::getConsumedTotalKwh)),
                uint("device_capacity_wh", device(DeviceReport::hasCapacityWh, DeviceReport::getCapacityWh)),
                uint("device_v_min_mv", device(DeviceReport::hasVMinMv, DeviceReport::getVMinMv)),
                uint("device_v_max_mv", device(DeviceReport::hasVMaxMv, DeviceReport::getVMaxMv)),
                uint("device_v_balance_mv", device(DeviceReport::hasVBalanceMv, DeviceReport::getVBalanceMv)));
    }

    /** A value where it is known, else null. */
    private static <R, V> Function<R, @Nullable V> known(Predicate<R> known, Function<R, V> value) {
        return row -> known.test(row) ? value.apply(row) : null;
    }

    private static Function<PackStatus, @Nullable String> emptyIsNull(Function<PackStatus, String> value) {
        return known(status -> !value.apply(status).isEmpty(), value);
    }

    private static <V> Function<PackStatus, @Nullable V> measured(
            Predicate<Measurement> known, Function<Measurement, V> value) {
        return known(status -> known.test(status.getMeasured()), status -> value.apply(status.getMeasured()));
    }

    private static <V> Function<PackStatus, @Nullable V> lowestCell(Function<CellVoltage, V> value) {
        return measured(Measurement::hasLowestCell, measured -> value.apply(measured.getLowestCell()));
    }

    private static <V> Function<PackStatus, @Nullable V> highestCell(Function<CellVoltage, V> value) {
        return measured(Measurement::hasHighestCell, measured -> value.apply(measured.getHighestCell()));
    }

    private static <V> Function<PackStatus, @Nullable V> lowestTemperature(Function<CellTemperature, V> value) {
        return measured(Measurement::hasLowestTemperature, measured -> value.apply(measured.getLowestTemperature()));
    }

    private static <V> Function<PackStatus, @Nullable V> highestTemperature(Function<CellTemperature, V> value) {
        return measured(Measurement::hasHighestTemperature, measured -> value.apply(measured.getHighestTemperature()));
    }

    private static <V> Function<PackStatus, @Nullable V> soc(Function<StateOfCharge, V> value) {
        return known(PackStatus::hasSoc, status -> value.apply(status.getSoc()));
    }

    private static <V> Function<PackStatus, @Nullable V> device(
            Predicate<DeviceReport> known, Function<DeviceReport, V> value) {
        return known(
                status -> status.hasDevice() && known.test(status.getDevice()),
                status -> value.apply(status.getDevice()));
    }
}
