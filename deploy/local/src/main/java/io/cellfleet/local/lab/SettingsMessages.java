package io.cellfleet.local.lab;

import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.contract.v1.Chemistry;
import io.cellfleet.contract.v1.RelayPolicy;

/** Settings as the engine reads them, without a registry. */
public final class SettingsMessages {

    private SettingsMessages() {}

    /** The settings of one pack at their first revision. */
    public static io.cellfleet.contract.v1.PackSettings of(String packId, String gatewayId, PackSettings settings) {
        var message = io.cellfleet.contract.v1.PackSettings.newBuilder()
                .setPackId(packId)
                .setName(packId)
                .setRevision(1)
                .setCellCount(settings.cellCount())
                .setChemistry(chemistry(settings.chemistry()))
                .setCapacityWh(settings.capacityWh())
                .setVMinMv(settings.vMinMv())
                .setVMaxMv(settings.vMaxMv())
                .setTMinDeciC(settings.tMinDeciC())
                .setTMaxDeciC(settings.tMaxDeciC())
                .setChargeRestartPercent(settings.chargeRestartPercent())
                .setDischargeRestartPercent(settings.dischargeRestartPercent())
                .setMode(mode(settings.mode()))
                .setSensorCount(settings.sensors().count())
                .setSensorLoops(settings.sensors().loops())
                .setSensorInverted(settings.sensors().inverted())
                .setCurrentDivisor(settings.sensors().divisor())
                .setTemperatureScale(scale(settings.temperatureScale()))
                .setCombinedOutput(settings.combinedOutput())
                .setSolarPeakW(settings.solarPeakW().orElse(0))
                .setInverterPeakW(settings.inverterPeakW().orElse(0))
                .setMinimumOffSeconds(Math.toIntExact(settings.minimumOff().toSeconds()))
                .setEmptyAfterSeconds(Math.toIntExact(settings.emptyAfter().toSeconds()))
                .setFramePeriodMs(Math.toIntExact(settings.framePeriod().toMillis()))
                .addAllSectionEnds(settings.sectionEnds())
                .setGatewayId(gatewayId)
                .setUnlinkedPolicy(RelayPolicy.RELAY_POLICY_LOCAL);
        settings.optionSwitches().ifPresent(switches -> message.setOptionSwitches(switches.bits()));
        settings.vBalanceMv().ifPresent(message::setVBalanceMv);
        settings.fullVoltageMv().ifPresent(message::setFullVoltageMv);
        settings.nominalCellMv().ifPresent(message::setNominalCellMv);
        settings.ratedCapacityMah().ifPresent(message::setRatedCapacityMah);
        return message.build();
    }

    private static Chemistry chemistry(io.cellfleet.battery.settings.Chemistry chemistry) {
        return switch (chemistry) {
            case LIFEPO4 -> Chemistry.CHEMISTRY_LIFEPO4;
            case LTO -> Chemistry.CHEMISTRY_LTO;
            case NMC -> Chemistry.CHEMISTRY_NMC;
            case LI_ION -> Chemistry.CHEMISTRY_LI_ION;
        };
    }

    private static io.cellfleet.contract.v1.RelayMode mode(RelayMode mode) {
        return switch (mode) {
            case NORMAL -> io.cellfleet.contract.v1.RelayMode.RELAY_MODE_NORMAL;
            case CRITICAL -> io.cellfleet.contract.v1.RelayMode.RELAY_MODE_CRITICAL;
        };
    }

    private static io.cellfleet.contract.v1.TemperatureScale scale(TemperatureScale scale) {
        return switch (scale) {
            case DRIVER -> io.cellfleet.contract.v1.TemperatureScale.TEMPERATURE_SCALE_DRIVER;
            case DOCUMENT -> io.cellfleet.contract.v1.TemperatureScale.TEMPERATURE_SCALE_DOCUMENT;
        };
    }
}
