package io.cellfleet.api.registry;

import io.cellfleet.battery.settings.PackSettingsDraft;
import java.util.Optional;

/**
 * What a revision of a pack says, as the audit keeps it.
 *
 * @param gatewayId that speaks for it; empty: nobody
 * @param settings  as they were written
 */
public record PackShown(
        String installationId,
        String name,
        Optional<String> gatewayId,
        String unlinkedPolicy,
        PackSettingsDraft settings) {

    static PackShown of(Pack pack) {
        return new PackShown(
                pack.installationId,
                pack.name,
                Optional.ofNullable(pack.gatewayId),
                pack.unlinkedPolicy,
                DraftJson.read(pack.settings));
    }
}
