package io.cellfleet.api.rest.view;

import io.cellfleet.battery.settings.PackSettingsDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is wished of a pack, and what is used. The device itself cannot be written to. */
public record SettingsView(
        @Schema(description = "grows by one with every change of this pack")
        long revision,

        @Schema(description = "the revision behind the newest status; older than revision until the change arrives")
        @Nullable
        Long usedRevision,

        @Schema(description = "as they were written") PackSettingsDraft wished,

        @Schema(description = "the same, presets and defaults filled in")
        PackSettingsDraft complete) {}
