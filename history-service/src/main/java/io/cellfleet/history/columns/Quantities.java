package io.cellfleet.history.columns;

import io.cellfleet.contract.v1.DeviceReport;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.MeasurementOrBuilder;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.PackStatusOrBuilder;
import io.cellfleet.contract.v1.StateOfCharge;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Every number of a status but those of single cells. What follows from others is kept as what it is beyond that.
 * Neighbours are known in the same rows where that is possible, as then only the first of them says in which.
 */
final class Quantities {

    /** By ascending id. */
    static final List<Quantity> OF_PACK = Stream.of(
                    origin(), measured(), currents(), stateOfCharge(), energy(), decisions(), device(), installation())
            .flatMap(Collection::stream)
            .toList();

    /** By ascending id, behind those of the cells, which are known before them. */
    static final List<Extreme> EXTREMES = Stream.of(
                    lowestCell(), highestCell(), lowestTemperature(), highestTemperature())
            .flatMap(Collection::stream)
            .toList();

    private Quantities() {}

    private static List<Quantity> origin() {
        return List.of(
                always(0, "atMs", PackStatusOrBuilder::getAtMs, PackStatus.Builder::setAtMs),
                always(
                        1,
                        "enrolment",
                        status -> status.getOrder().getEnrolment(),
                        (status, value) -> status.getOrderBuilder().setEnrolment((int) value)),
                always(
                        2,
                        "boot",
                        status -> status.getOrder().getBoot(),
                        (status, value) -> status.getOrderBuilder().setBoot((int) value)),
                always(
                        3,
                        "sequence",
                        status -> status.getOrder().getSequence(),
                        (status, value) -> status.getOrderBuilder().setSequence(value)),
                always(
                        4,
                        "clockQuality",
                        PackStatusOrBuilder::getClockQualityValue,
                        (status, value) -> status.setClockQualityValue((int) value)),
                always(
                        5,
                        "simulated",
                        status -> bit(status.getSimulated()),
                        (status, value) -> status.setSimulated(isSet(value))),
                always(
                        6,
                        "settingsRevision",
                        PackStatusOrBuilder::getSettingsRevision,
                        PackStatus.Builder::setSettingsRevision),
                // By how much it is older than the record: 0 for every frame.
                new Quantity(
                        7,
                        "lastFrameAgeMs",
                        PackStatusOrBuilder::hasLastFrameAtMs,
                        status -> status.getAtMs() - status.getLastFrameAtMs(),
                        (status, value) -> status.setLastFrameAtMs(status.getAtMs() - value)));
    }

    private static List<Quantity> measured() {
        return List.of(
                measured(
                        16,
                        "packVoltageMv",
                        known -> true,
                        Measurement::getPackVoltageMv,
                        Measurement.Builder::setPackVoltageMv),
                measured(17, "cellCount", known -> true, Measurement::getCellCount, Measurement.Builder::setCellCount));
    }

    private static List<Quantity> currents() {
        return List.of(
                measured(
                        20,
                        "current1Ma",
                        Measurement::hasCurrent1Ma,
                        Measurement::getCurrent1Ma,
                        Measurement.Builder::setCurrent1Ma),
                measured(
                        21,
                        "current2Ma",
                        Measurement::hasCurrent2Ma,
                        Measurement::getCurrent2Ma,
                        Measurement.Builder::setCurrent2Ma),
                beyond(
                        22,
                        "currentMa",
                        Measurement::hasCurrentMa,
                        Measurement::getCurrentMa,
                        Expected::currentMa,
                        Measurement.Builder::setCurrentMa),
                beyond(
                        23,
                        "incomingMa",
                        Measurement::hasIncomingMa,
                        Measurement::getIncomingMa,
                        Expected::incomingMa,
                        Measurement.Builder::setIncomingMa),
                beyond(
                        24,
                        "outgoingMa",
                        Measurement::hasOutgoingMa,
                        Measurement::getOutgoingMa,
                        Expected::outgoingMa,
                        Measurement.Builder::setOutgoingMa),
                measured(
                        25,
                        "zeroOffsetMa",
                        Measurement::hasZeroOffsetMa,
                        Measurement::getZeroOffsetMa,
                        Measurement.Builder::setZeroOffsetMa));
    }

    private static List<Extreme> lowestCell() {
        return List.of(
                extreme(
                        2100,
                        "lowestCellNumber",
                        Measurement::hasLowestCell,
                        it -> it.getLowestCell().getNumber(),
                        it -> Extremes.number(it.lowest()),
                        (it, value) -> it.getLowestCellBuilder().setNumber(value)),
                extreme(
                        2101,
                        "lowestCellMv",
                        Measurement::hasLowestCell,
                        it -> it.getLowestCell().getVoltageMv(),
                        it -> Extremes.voltageMv(it.lowest()),
                        (it, value) -> it.getLowestCellBuilder().setVoltageMv(value)));
    }

    private static List<Extreme> highestCell() {
        return List.of(
                extreme(
                        2102,
                        "highestCellNumber",
                        Measurement::hasHighestCell,
                        it -> it.getHighestCell().getNumber(),
                        it -> Extremes.number(it.highest()),
                        (it, value) -> it.getHighestCellBuilder().setNumber(value)),
                extreme(
                        2103,
                        "highestCellMv",
                        Measurement::hasHighestCell,
                        it -> it.getHighestCell().getVoltageMv(),
                        it -> Extremes.voltageMv(it.highest()),
                        (it, value) -> it.getHighestCellBuilder().setVoltageMv(value)));
    }

    private static List<Extreme> lowestTemperature() {
        return List.of(
                extreme(
                        2104,
                        "lowestTemperatureCellNumber",
                        Measurement::hasLowestTemperature,
                        it -> it.getLowestTemperature().getNumber(),
                        it -> Extremes.number(it.coldest()),
                        (it, value) -> it.getLowestTemperatureBuilder().setNumber(value)),
                extreme(
                        2105,
                        "lowestTemperatureDeciC",
                        Measurement::hasLowestTemperature,
                        it -> it.getLowestTemperature().getDeciC(),
                        it -> Extremes.temperatureDeciC(it.coldest()),
                        (it, value) -> it.getLowestTemperatureBuilder().setDeciC(value)),
                extreme(
                        2106,
                        "lowestTemperatureRaw",
                        Measurement::hasLowestTemperature,
                        it -> it.getLowestTemperature().getRaw(),
                        it -> 0,
                        (it, value) -> it.getLowestTemperatureBuilder().setRaw(value)));
    }

    private static List<Extreme> highestTemperature() {
        return List.of(
                extreme(
                        2107,
                        "highestTemperatureCellNumber",
                        Measurement::hasHighestTemperature,
                        it -> it.getHighestTemperature().getNumber(),
                        it -> Extremes.number(it.warmest()),
                        (it, value) -> it.getHighestTemperatureBuilder().setNumber(value)),
                extreme(
                        2108,
                        "highestTemperatureDeciC",
                        Measurement::hasHighestTemperature,
                        it -> it.getHighestTemperature().getDeciC(),
                        it -> Extremes.temperatureDeciC(it.warmest()),
                        (it, value) -> it.getHighestTemperatureBuilder().setDeciC(value)),
                extreme(
                        2109,
                        "highestTemperatureRaw",
                        Measurement::hasHighestTemperature,
                        it -> it.getHighestTemperature().getRaw(),
                        it -> 0,
                        (it, value) -> it.getHighestTemperatureBuilder().setRaw(value)));
    }

    private static List<Quantity> stateOfCharge() {
        return List.of(
                soc(
                        56,
                        "socMilliPercent",
                        StateOfCharge::getManualMilliPercent,
                        (soc, value) -> soc.setManualMilliPercent((int) value)),
                soc(
                        57,
                        "socCalibrated",
                        soc -> bit(soc.getCalibrated()),
                        (soc, value) -> soc.setCalibrated(isSet(value))),
                soc(58, "storedMah", StateOfCharge::getStoredMah, StateOfCharge.Builder::setStoredMah),
                soc(59, "storedWh", StateOfCharge::getStoredWh, (soc, value) -> soc.setStoredWh((int) value)));
    }

    private static List<Quantity> energy() {
        return List.of(
                energy(64, "collectedTodayWh", Energy::getCollectedTodayWh, Energy.Builder::setCollectedTodayWh),
                energy(65, "consumedTodayWh", Energy::getConsumedTodayWh, Energy.Builder::setConsumedTodayWh),
                energy(66, "collectedTotalWh", Energy::getCollectedTotalWh, Energy.Builder::setCollectedTotalWh),
                energy(67, "consumedTotalWh", Energy::getConsumedTotalWh, Energy.Builder::setConsumedTotalWh));
    }

    private static List<Quantity> decisions() {
        return List.of(
                new Quantity(
                        72,
                        "chargeOn",
                        PackStatusOrBuilder::hasCharge,
                        status -> bit(status.getCharge().getOn()),
                        (status, value) -> status.getChargeBuilder().setOn(isSet(value))),
                new Quantity(
                        73,
                        "loadOn",
                        PackStatusOrBuilder::hasLoad,
                        status -> bit(status.getLoad().getOn()),
                        (status, value) -> status.getLoadBuilder().setOn(isSet(value))),
                new Quantity(
                        74,
                        "combinedOn",
                        PackStatusOrBuilder::hasCombinedOn,
                        status -> bit(status.getCombinedOn()),
                        (status, value) -> status.setCombinedOn(isSet(value))));
    }

    private static List<Quantity> device() {
        return List.of(
                device(
                        80,
                        "deviceSocPercent",
                        DeviceReport::hasSocPercent,
                        DeviceReport::getSocPercent,
                        DeviceReport.Builder::setSocPercent),
                device(
                        81,
                        "deviceChargeAllowed",
                        DeviceReport::hasChargeAllowed,
                        it -> bit(it.getChargeAllowed()),
                        (it, value) -> it.setChargeAllowed(isSet(value))),
                device(
                        82,
                        "deviceDischargeAllowed",
                        DeviceReport::hasDischargeAllowed,
                        it -> bit(it.getDischargeAllowed()),
                        (it, value) -> it.setDischargeAllowed(isSet(value))),
                device(
                        83,
                        "deviceCollectedTodayWh",
                        DeviceReport::hasCollectedTodayWh,
                        DeviceReport::getCollectedTodayWh,
                        DeviceReport.Builder::setCollectedTodayWh),
                device(
                        84,
                        "deviceConsumedTodayWh",
                        DeviceReport::hasConsumedTodayWh,
                        DeviceReport::getConsumedTodayWh,
                        DeviceReport.Builder::setConsumedTodayWh),
                device(
                        85,
                        "deviceStoredWh",
                        DeviceReport::hasStoredWh,
                        DeviceReport::getStoredWh,
                        DeviceReport.Builder::setStoredWh),
                device(
                        86,
                        "deviceCollectedTotalKwh",
                        DeviceReport::hasCollectedTotalKwh,
                        DeviceReport::getCollectedTotalKwh,
                        DeviceReport.Builder::setCollectedTotalKwh),
                device(
                        87,
                        "deviceConsumedTotalKwh",
                        DeviceReport::hasConsumedTotalKwh,
                        DeviceReport::getConsumedTotalKwh,
                        DeviceReport.Builder::setConsumedTotalKwh),
                device(
                        88,
                        "deviceCapacityWh",
                        DeviceReport::hasCapacityWh,
                        DeviceReport::getCapacityWh,
                        DeviceReport.Builder::setCapacityWh),
                device(
                        89,
                        "deviceVMinMv",
                        DeviceReport::hasVMinMv,
                        DeviceReport::getVMinMv,
                        DeviceReport.Builder::setVMinMv),
                device(
                        90,
                        "deviceVMaxMv",
                        DeviceReport::hasVMaxMv,
                        DeviceReport::getVMaxMv,
                        DeviceReport.Builder::setVMaxMv),
                device(
                        91,
                        "deviceVBalanceMv",
                        DeviceReport::hasVBalanceMv,
                        DeviceReport::getVBalanceMv,
                        DeviceReport.Builder::setVBalanceMv));
    }

    private static List<Quantity> installation() {
        return List.of(
                new Quantity(
                        96,
                        "installationSocMilliPercent",
                        status -> status.getInstallation().hasSocMilliPercent(),
                        status -> status.getInstallation().getSocMilliPercent(),
                        (status, value) -> status.getInstallationBuilder().setSocMilliPercent((int) value)),
                // By how much it is older than the record.
                new Quantity(
                        97,
                        "installationOldestFrameAgeMs",
                        status -> status.getInstallation().hasOldestFrameAtMs(),
                        status -> status.getAtMs() - status.getInstallation().getOldestFrameAtMs(),
                        (status, value) ->
                                status.getInstallationBuilder().setOldestFrameAtMs(status.getAtMs() - value)));
    }

    private static Quantity always(
            int id, String name, ToLongFunction<PackStatusOrBuilder> value, Quantity.Setter setter) {
        return new Quantity(id, name, known -> true, value, setter);
    }

    private interface IntSetter<B> {
        void set(B builder, int value);
    }

    private interface LongSetter<B> {
        void set(B builder, long value);
    }

    private static Quantity measured(
            int id,
            String name,
            Predicate<Measurement> isKnown,
            ToLongFunction<Measurement> value,
            IntSetter<Measurement.Builder> setter) {
        return beyond(id, name, isKnown, value, others -> 0, setter);
    }

    /** What a value is beyond the expected one. */
    private static Quantity beyond(
            int id,
            String name,
            Predicate<Measurement> isKnown,
            ToLongFunction<Measurement> value,
            ToLongFunction<MeasurementOrBuilder> expected,
            IntSetter<Measurement.Builder> setter) {
        return new Quantity(
                id,
                name,
                status -> status.hasMeasured() && isKnown.test(status.getMeasured()),
                status -> value.applyAsLong(status.getMeasured()) - expected.applyAsLong(status.getMeasured()),
                (status, number) -> setter.set(status.getMeasuredBuilder(), (int)
                        (number + expected.applyAsLong(status.getMeasuredBuilder()))));
    }

    private static Extreme extreme(
            int id,
            String name,
            Predicate<Measurement> isKnown,
            ToLongFunction<Measurement> value,
            ToLongFunction<Extremes> expected,
            IntSetter<Measurement.Builder> setter) {
        return new Extreme(measured(id, name, isKnown, value, setter), expected);
    }

    private static Quantity soc(
            int id, String name, ToLongFunction<StateOfCharge> value, LongSetter<StateOfCharge.Builder> setter) {
        return new Quantity(
                id,
                name,
                PackStatusOrBuilder::hasSoc,
                status -> value.applyAsLong(status.getSoc()),
                (status, number) -> setter.set(status.getSocBuilder(), number));
    }

    private static Quantity energy(
            int id, String name, ToLongFunction<Energy> value, LongSetter<Energy.Builder> setter) {
        return new Quantity(
                id,
                name,
                PackStatusOrBuilder::hasEnergy,
                status -> value.applyAsLong(status.getEnergy()),
                (status, number) -> setter.set(status.getEnergyBuilder(), number));
    }

    private static Quantity device(
            int id,
            String name,
            Predicate<DeviceReport> isKnown,
            ToLongFunction<DeviceReport> value,
            IntSetter<DeviceReport.Builder> setter) {
        return new Quantity(
                id,
                name,
                status -> isKnown.test(status.getDevice()),
                status -> value.applyAsLong(status.getDevice()),
                (status, number) -> setter.set(status.getDeviceBuilder(), (int) number));
    }

    private static long bit(boolean flag) {
        return flag ? 1 : 0;
    }

    private static boolean isSet(long value) {
        return value != 0;
    }
}
