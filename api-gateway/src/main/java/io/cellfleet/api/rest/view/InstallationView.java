package io.cellfleet.api.rest.view;

import io.cellfleet.api.registry.InstallationEntry;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An installation: a place with one or more packs. */
public record InstallationView(
        String id,

        @Schema(description = Words.TENANT) String tenantId,

        String name,
        @Schema(description = "IANA name") String timeZone,
        @Schema(description = "degrees, WGS 84") @Nullable Double latitude,
        @Schema(description = "degrees, WGS 84") @Nullable Double longitude,
        List<String> tags,

        @Schema(description = "true when no batteries stand there")
        boolean simulated,

        @Schema(description = "grows by one with every change of it or of its packs")
        long revision,

        List<String> packIds) {

    public static InstallationView of(InstallationEntry entry) {
        return new InstallationView(
                entry.id(),
                entry.tenantId(),
                entry.wish().name(),
                entry.wish().timeZone(),
                entry.wish().latitude(),
                entry.wish().longitude(),
                entry.wish().tags(),
                entry.wish().simulated(),
                entry.revision(),
                entry.packIds());
    }
}
