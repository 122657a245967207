package io.cellfleet.gateway.downlink;

import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.CurrentSensors;
import io.cellfleet.battery.settings.OptionSwitches;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.RelayPolicy;
import io.cellfleet.gateway.relay.KnownPack;
import io.cellfleet.gateway.relay.UnlinkedPolicy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns the settings message into the core's settings, as the engine does it for the same rules. */
final class SettingsReader {

    private SettingsReader() {}

    /**
     * The settings of the packs that this gateway speaks for, by pack id.
     *
     * @throws IllegalArgumentException naming pack and every violation, when one of them contradicts itself, or the zone
     *                                  that does not exist
     */
    static Map<String, KnownPack> read(InstallationSettings message, String gatewayId) {
        ZoneId zone = zone(message.getTimeZone());
        Map<String, KnownPack> packs = new HashMap<>();
        for (var pack : message.getPacksList()) {
            if (!pack.getGatewayId().equals(gatewayId)) {
                continue;
            }
            try {
                SettingsInForce inForce = new SettingsInForce(pack.getRevision(), settings(pack), zone);
                packs.put(pack.getPackId(), new KnownPack(inForce, policy(pack.getUnlinkedPolicy())));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("pack " + pack.getPackId() + ": " + e.getMessage(), e);
            }
        }
        return Map.copyOf(packs);
    }

    private static UnlinkedPolicy policy(RelayPolicy policy) {
        return switch (policy) {
            case RELAY_POLICY_UNSPECIFIED, RELAY_POLICY_LOCAL -> UnlinkedPolicy.LOCAL;
            case RELAY_POLICY_OPEN -> UnlinkedPolicy.OPEN;
            // A policy of a later release: the safe one.
            case UNRECOGNIZED -> UnlinkedPolicy.OPEN;
        };
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time_zone is '" + name + "' but must be like Europe/Prague", e);
        }
    }

    private static PackSettings settings(io.cellfleet.contract.v1.PackSettings pack) {
        return new PackSettings(
                pack.getCellCount(),
                chemistry(pack.getChemistry()),
                pack.getCapacityWh(),
                pack.hasOptionSwitches() ? Optional.of(new OptionSwitches(pack.getOptionSwitches())) : Optional.empty(),
                pack.getVMinMv(),
                optional(pack.hasVBalanceMv(), pack.getVBalanceMv()),
                pack.getVMaxMv(),
                optional(pack.hasFullVoltageMv(), pack.getFullVoltageMv()),
                pack.getTMinDeciC(),
                pack.getTMaxDeciC(),
                pack.getChargeRestartPercent(),
                pack.getDischargeRestartPercent(),
                mode(pack.getMode()),
                optional(pack.hasNominalCellMv(), pack.getNominalCellMv()),
                new CurrentSensors(
                        pack.getSensorCount(),
                        pack.getSensorLoops(),
                        pack.getSensorInverted(),
                        pack.getCurrentDivisor()),
                scale(pack.getTemperatureScale()),
                pack.getCombinedOutput(),
                optional(pack.getSolarPeakW() > 0, pack.getSolarPeakW()),
                optional(pack.getInverterPeakW() > 0, pack.getInverterPeakW()),
                optional(pack.hasRatedCapacityMah(), pack.getRatedCapacityMah()),
                Duration.ofSeconds(pack.getMinimumOffSeconds()),
                Duration.ofSeconds(pack.getEmptyAfterSeconds()),
                Duration.ofMillis(pack.getFramePeriodMs()),
                pack.getSectionEndsList());
    }

    private static OptionalInt optional(boolean present, int value) {
        return present ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private static Chemistry chemistry(io.cellfleet.contract.v1.Chemistry chemistry) {
        return switch (chemistry) {
            case CHEMISTRY_LIFEPO4 -> Chemistry.LIFEPO4;
            case CHEMISTRY_LTO -> Chemistry.LTO;
            case CHEMISTRY_NMC -> Chemistry.NMC;
            case CHEMISTRY_LI_ION -> Chemistry.LI_ION;
            case CHEMISTRY_UNSPECIFIED, UNRECOGNIZED -> throw unknown("chemistry", chemistry);
        };
    }

    private static RelayMode mode(io.cellfleet.contract.v1.RelayMode mode) {
        return switch (mode) {
            case RELAY_MODE_NORMAL -> RelayMode.NORMAL;
            case RELAY_MODE_CRITICAL -> RelayMode.CRITICAL;
            case RELAY_MODE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("mode", mode);
        };
    }

    private static TemperatureScale scale(io.cellfleet.contract.v1.TemperatureScale scale) {
        return switch (scale) {
            case TEMPERATURE_SCALE_DRIVER -> TemperatureScale.DRIVER;
            case TEMPERATURE_SCALE_DOCUMENT -> TemperatureScale.DOCUMENT;
            case TEMPERATURE_SCALE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("temperature_scale", scale);
        };
    }

    private static IllegalArgumentException unknown(String field, Enum<?> value) {
        return new IllegalArgumentException(field + " is " + value + ", which is not known here");
    }
}
