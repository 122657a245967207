package io.cellfleet.local.chaos;

import io.cellfleet.battery.simulator.SimulatedInstallation;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackSettings;
import io.cellfleet.contract.v1.RelayMode;
import io.cellfleet.local.lab.SettingsMessages;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The settings of one installation, and how they change: also into what contradicts itself, and away and back. */
final class Wishes {

    private final Random random;
    private InstallationSettings settings;

    /**
     * @param gatewayOf speaks for all packs of the installation
     */
    Wishes(SimulatedInstallation site, String gatewayOf, Random random) {
        this.random = random;
        InstallationSettings.Builder first = InstallationSettings.newBuilder()
                .setInstallationId(site.id())
                .setTenantId("chaos")
                .setName(site.name())
                .setTimeZone(site.zone().getId())
                .setRevision(1);
        site.packs().forEach(pack -> first.addPacks(SettingsMessages.of(pack.id(), gatewayOf, pack.settings())));
        settings = first.build();
    }

    LoadRecord current(long nowMs) {
        return record(settings.toByteArray(), nowMs);
    }

    /** One change; what it says is in force afterwards unless it is refused. */
    LoadRecord change(long nowMs) {
        int index = random.nextInt(settings.getPacksCount());
        PackSettings before = settings.getPacks(index);
        PackSettings.Builder pack = before.toBuilder().setRevision(before.getRevision() + 1);
        switch (random.nextInt(12)) {
            case 0, 1 -> pack.setVMaxMv(before.getVMaxMv() + 10 * (random.nextInt(21) - 15));
            case 2, 3 -> pack.setVMinMv(before.getVMinMv() + 10 * (random.nextInt(21) - 5));
            case 4 -> pack.setTMaxDeciC(before.getTMaxDeciC() + 10 * (random.nextInt(31) - 20));
            case 5 -> pack.setTMinDeciC(before.getTMinDeciC() + 10 * (random.nextInt(31) - 10));
            case 6 -> pack.setCapacityWh(Math.max(500, before.getCapacityWh() * (80 + random.nextInt(40)) / 100));
            case 7 -> pack.setChargeRestartPercent(50 + random.nextInt(48));
            case 8 -> pack.setDischargeRestartPercent(5 + random.nextInt(40));
            case 9 ->
                pack.setMode(
                        before.getMode() == RelayMode.RELAY_MODE_NORMAL
                                ? RelayMode.RELAY_MODE_CRITICAL
                                : RelayMode.RELAY_MODE_NORMAL);
            case 10 -> {
                // Taken away, until the next change brings it back; or no message of ours, which changes nothing.
                return record(random.nextBoolean() ? null : "noise".getBytes(StandardCharsets.UTF_8), nowMs);
            }
            default -> {
                // Refused: a pack is never empty above its full voltage.
                byte[] contradiction = settings.toBuilder()
                        .setPacks(index, pack.setVMinMv(before.getVMaxMv() + 100))
                        .build()
                        .toByteArray();
                return record(contradiction, nowMs);
            }
        }
        settings = settings.toBuilder()
                .setRevision(settings.getRevision() + 1)
                .setPacks(index, pack)
                .build();
        return record(settings.toByteArray(), nowMs);
    }

    private LoadRecord record(byte @Nullable [] value, long nowMs) {
        return LoadRecord.of(Topics.SETTINGS, settings.getInstallationId(), value, nowMs);
    }
}
