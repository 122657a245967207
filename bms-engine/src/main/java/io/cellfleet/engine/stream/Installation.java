package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.contract.v1.InstallationSettings;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What is wished of one installation.
 *
 * @param settings as they came
 * @param packs    by id, in a fixed order
 */
record Installation(InstallationSettings settings, SortedMap<String, OwnedPack> packs) {

    /**
     * One pack and who speaks for it.
     *
     * @param gatewayId empty while no gateway is assigned
     * @param keyFrom   the first of the gateway's keys that is good for a signature; 0 when it needs none
     */
    record OwnedPack(SettingsInForce inForce, Optional<String> gatewayId, int keyFrom) {}

    String id() {
        return settings.getInstallationId();
    }

    /** Packs in parallel are decided about together (rule R11). */
    boolean isParallel() {
        return packs.size() > 1;
    }

    Set<String> gateways() {
        Set<String> gateways = new TreeSet<>();
        packs.values().forEach(pack -> pack.gatewayId().ifPresent(gateways::add));
        return gateways;
    }

    boolean isOf(String packId, String gatewayId) {
        OwnedPack pack = packs.get(packId);
        return pack != null && pack.gatewayId().equals(Optional.of(gatewayId));
    }

    /** What one gateway may know of it: its own packs. */
    InstallationSettings of(String gatewayId) {
        InstallationSettings.Builder part = settings.toBuilder().clearPacks();
        settings.getPacksList().stream()
                .filter(pack -> pack.getGatewayId().equals(gatewayId))
                .forEach(part::addPacks);
        return part.build();
    }
}
