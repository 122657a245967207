package io.cellfleet.api.registry;

import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.RelayPolicy;
import java.util.List;
import java.util.Map;

/** The registry's settings as the other services read them: complete, presets and defaults filled in. */
final class SettingsMessage {

    private SettingsMessage() {}

    /**
     * @param keysFrom the first good key of each gateway that has to sign
     */
    static InstallationSettings of(Installation installation, List<Pack> packs, Map<String, Integer> keysFrom) {
        InstallationSettings.Builder message = InstallationSettings.newBuilder()
                .setInstallationId(installation.id)
                .setTenantId(installation.tenantId)
                .setName(installation.name)
                .setTimeZone(installation.timeZone)
                .setRevision(installation.revision);
        for (Pack pack : packs) {
            PackSettings settings = PackEntry.complete(pack.id, DraftJson.read(pack.settings));
            Assignment assignment = pack.assignment();
            int keyFrom = assignment
                    .gatewayId()
                    .map(id -> keysFrom.getOrDefault(id, 0))
                    .orElse(0);
            message.addPacks(of(pack.id, pack.name, pack.revision, settings, assignment, keyFrom));
        }
        return message.build();
    }

    static io.cellfleet.contract.v1.PackSettings of(
            String packId, String name, long revision, PackSettings settings, Assignment assignment, int keyFrom) {
        var message = io.cellfleet.contract.v1.PackSettings.newBuilder()
                .setPackId(packId)
                .setName(name)
                .setRevision(revision)
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
                .setGatewayId(assignment.gatewayId().orElse(""))
                .setUnlinkedPolicy(policy(assignment.unlinkedPolicy()))
                .setGatewayKeyFrom(keyFrom);
        settings.optionSwitches().ifPresent(switches -> message.setOptionSwitches(switches.bits()));
        settings.vBalanceMv().ifPresent(message::setVBalanceMv);
        settings.fullVoltageMv().ifPresent(message::setFullVoltageMv);
        settings.nominalCellMv().ifPresent(message::setNominalCellMv);
        settings.ratedCapacityMah().ifPresent(message::setRatedCapacityMah);
        return message.build();
    }

    private static io.cellfleet.contract.v1.Chemistry chemistry(Chemistry chemistry) {
        return switch (chemistry) {
            case LIFEPO4 -> io.cellfleet.contract.v1.Chemistry.CHEMISTRY_LIFEPO4;
            case LTO -> io.cellfleet.contract.v1.Chemistry.CHEMISTRY_LTO;
            case NMC -> io.cellfleet.contract.v1.Chemistry.CHEMISTRY_NMC;
            case LI_ION -> io.cellfleet.contract.v1.Chemistry.CHEMISTRY_LI_ION;
        };
    }

    private static io.cellfleet.contract.v1.RelayMode mode(RelayMode mode) {
        return switch (mode) {
            case NORMAL -> io.cellfleet.contract.v1.RelayMode.RELAY_MODE_NORMAL;
            case CRITICAL -> io.cellfleet.contract.v1.RelayMode.RELAY_MODE_CRITICAL;
        };
    }

    private static RelayPolicy policy(UnlinkedPolicy policy) {
        return switch (policy) {
            case LOCAL -> RelayPolicy.RELAY_POLICY_LOCAL;
            case OPEN -> RelayPolicy.RELAY_POLICY_OPEN;
        };
    }

    private static io.cellfleet.contract.v1.TemperatureScale scale(TemperatureScale scale) {
        return switch (scale) {
            case DRIVER -> io.cellfleet.contract.v1.TemperatureScale.TEMPERATURE_SCALE_DRIVER;
            case DOCUMENT -> io.cellfleet.contract.v1.TemperatureScale.TEMPERATURE_SCALE_DOCUMENT;
        };
    }
}
