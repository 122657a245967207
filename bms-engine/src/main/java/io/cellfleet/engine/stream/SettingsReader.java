package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.CurrentSensors;
import io.cellfleet.battery.settings.OptionSwitches;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.engine.stream.Installation.OwnedPack;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the settings message into the core's settings. */
final class SettingsReader {

    private SettingsReader() {}

    /**
     * @throws IllegalArgumentException naming pack and every violation, when one of them contradicts itself, the zone
     *                                  that does not exist, or the name that is none
     */
    static Installation read(InstallationSettings message) {
        Ids.check("installation_id", message.getInstallationId());
        ZoneId zone = zone(message.getTimeZone());
        SortedMap<String, OwnedPack> packs = new TreeMap<>();
        for (var pack : message.getPacksList()) {
            Ids.check("pack_id", pack.getPackId());
            try {
                packs.put(pack.getPackId(), owned(pack, zone));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("pack " + pack.getPackId() + ": " + e.getMessage(), e);
            }
        }
        return new Installation(message, Collections.unmodifiableSortedMap(packs));
    }

    private static OwnedPack owned(io.cellfleet.contract.v1.PackSettings pack, ZoneId zone) {
        Optional<String> gatewayId = Optional.of(pack.getGatewayId()).filter(gateway -> !gateway.isEmpty());
        gatewayId.ifPresent(gateway -> Ids.check("gateway_id", gateway));
        return new OwnedPack(new SettingsInForce(pack.getRevision(), settings(pack), zone), gatewayId, keyFrom(pack));
    }

    private static int keyFrom(io.cellfleet.contract.v1.PackSettings pack) {
        int keyFrom = pack.getGatewayKeyFrom();
        if (keyFrom < 0 || keyFrom > RecordSignature.LAST_GENERATION) {
            throw new IllegalArgumentException("gateway_key_from is " + Integer.toUnsignedLong(keyFrom)
                    + " but must be 0 to " + RecordSignature.LAST_GENERATION);
        }
        return keyFrom;
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
