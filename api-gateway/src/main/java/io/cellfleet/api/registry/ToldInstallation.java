package io.cellfleet.api.registry;

import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.OptionSwitches;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.RelayPolicy;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An installation as the topic tells it: the way back of {@link SettingsMessage}.
 *
 * @param message as it was read
 * @param packs   in its order
 */
record ToldInstallation(InstallationSettings message, List<ToldPack> packs) {

    /**
     * A pack of it.
     *
     * @param draft   complete: which values were left to their defaults is not told
     * @param keyFrom the first good key of its gateway; 0: that one is merely named
     */
    record ToldPack(
            String id, String name, long revision, PackSettingsDraft draft, Assignment assignment, int keyFrom) {}

    /**
     * @throws IllegalArgumentException naming the pack and what is wrong, when this release would not take the settings
     */
    static ToldInstallation read(InstallationSettings message) {
        try {
            ZoneId.of(message.getTimeZone());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time zone '" + message.getTimeZone() + "' is not known", e);
        }
        return new ToldInstallation(
                message,
                message.getPacksList().stream().map(ToldInstallation::pack).toList());
    }

    private static ToldPack pack(io.cellfleet.contract.v1.PackSettings pack) {
        PackSettingsDraft draft = draft(pack);
        if (draft.complete() instanceof PackSettingsDraft.Outcome.Refused refused) {
            throw new IllegalArgumentException("pack " + pack.getPackId() + ": "
                    + refused.violations().stream()
                            .map(violation -> violation.message())
                            .collect(Collectors.joining("; ")));
        }
        if (!isKeyFrom(pack.getGatewayKeyFrom())) {
            throw unknown(pack, "gateway_key_from");
        }
        Assignment assignment = new Assignment(
                Optional.of(pack.getGatewayId()).filter(id -> !id.isEmpty()),
                pack.getUnlinkedPolicy() == RelayPolicy.RELAY_POLICY_OPEN ? UnlinkedPolicy.OPEN : UnlinkedPolicy.LOCAL);
        return new ToldPack(
                pack.getPackId(), pack.getName(), pack.getRevision(), draft, assignment, pack.getGatewayKeyFrom());
    }

    /** 0: the gateway is merely named. */
    static boolean isKeyFrom(int generation) {
        return generation >= 0 && generation <= RecordSignature.LAST_GENERATION;
    }

    private static PackSettingsDraft draft(io.cellfleet.contract.v1.PackSettings pack) {
        return new PackSettingsDraft(
                pack.getCellCount(),
                pack.hasOptionSwitches() ? new OptionSwitches(pack.getOptionSwitches()).toString() : null,
                chemistry(pack),
                pack.getCapacityWh(),
                pack.getVMinMv(),
                pack.hasVBalanceMv() ? pack.getVBalanceMv() : 0,
                pack.getVMaxMv(),
                orNull(pack.hasFullVoltageMv(), pack.getFullVoltageMv()),
                pack.getTMinDeciC(),
                pack.getTMaxDeciC(),
                pack.getChargeRestartPercent(),
                pack.getDischargeRestartPercent(),
                mode(pack),
                orNull(pack.hasNominalCellMv(), pack.getNominalCellMv()),
                pack.getSensorCount(),
                pack.getSensorLoops(),
                pack.getSensorInverted(),
                pack.getCurrentDivisor(),
                scale(pack),
                pack.getCombinedOutput(),
                orNull(pack.getSolarPeakW() > 0, pack.getSolarPeakW()),
                orNull(pack.getInverterPeakW() > 0, pack.getInverterPeakW()),
                orNull(pack.hasRatedCapacityMah(), pack.getRatedCapacityMah()),
                pack.getMinimumOffSeconds(),
                pack.getEmptyAfterSeconds(),
                pack.getFramePeriodMs(),
                pack.getSectionEndsList());
    }

    private static @Nullable Integer orNull(boolean isKnown, int value) {
        return isKnown ? value : null;
    }

    private static String chemistry(io.cellfleet.contract.v1.PackSettings pack) {
        return switch (pack.getChemistry()) {
            case CHEMISTRY_LIFEPO4 -> Chemistry.LIFEPO4.label();
            case CHEMISTRY_LTO -> Chemistry.LTO.label();
            case CHEMISTRY_NMC -> Chemistry.NMC.label();
            case CHEMISTRY_LI_ION -> Chemistry.LI_ION.label();
            case CHEMISTRY_UNSPECIFIED, UNRECOGNIZED -> throw unknown(pack, "chemistry");
        };
    }

    private static String mode(io.cellfleet.contract.v1.PackSettings pack) {
        return switch (pack.getMode()) {
            case RELAY_MODE_NORMAL -> label(RelayMode.NORMAL);
            case RELAY_MODE_CRITICAL -> label(RelayMode.CRITICAL);
            case RELAY_MODE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(pack, "mode");
        };
    }

    private static String scale(io.cellfleet.contract.v1.PackSettings pack) {
        return switch (pack.getTemperatureScale()) {
            case TEMPERATURE_SCALE_DRIVER -> label(TemperatureScale.DRIVER);
            case TEMPERATURE_SCALE_DOCUMENT -> label(TemperatureScale.DOCUMENT);
            case TEMPERATURE_SCALE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(pack, "temperature scale");
        };
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException unknown(io.cellfleet.contract.v1.PackSettings pack, String field) {
        return new IllegalArgumentException("pack " + pack.getPackId() + ": its " + field + " is not known here");
    }
}
