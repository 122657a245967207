package io.cellfleet.api.rest.view;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything that is known of a pack now, but its cells. */
public record PackStatusView(
        String id,
        String name,
        String installationId,
        String installationName,

        @Schema(description = "true when no battery stands behind it")
        boolean simulated,

        @Schema(
                description = Words.QUALITY,
                enumeration = {"live", "stale", "silent", "never"})
        String quality,

        @Schema(description = Words.FRAME_AT) @Nullable Instant frameAt,
        @Schema(description = Words.AGE) @Nullable Long ageMs,

        @Schema(
                description = "capture time of the record behind warnings and relays; younger than frameAt when it was"
                        + " a line report")
        @Nullable
        Instant statusAt,

        @Schema(description = "the gateway behind the newest status") @Nullable
        String gatewayId,

        AssignmentView assignment,

        @Schema(description = "the device protocol") @Nullable
        String protocol,

        @Schema(
                description = "how far the gateway's time can be trusted",
                enumeration = {"unset", "set", "synchronised"})
        @Nullable
        String clockQuality,

        @Nullable MeasuredView measured,
        @Nullable SocView soc,
        @Nullable EnergyView energy,
        @Schema(description = "active warnings") List<WarningView> warnings,
        @Nullable RelayView charge,
        @Nullable RelayView load,

        @Schema(description = "charge and load; only with a combined output") @Nullable
        Boolean combinedOn,

        @Schema(description = "only where the installation has packs in parallel") @Nullable
        ParallelView parallel,

        @Nullable DeviceView device,
        SettingsView settings) {}
