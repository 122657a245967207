package io.cellfleet.api.rest.view;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pack in one line: for lists and for the live stream. */
public record PackShortView(
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

        @Schema(description = "%, 0 to 100, three decimals") @Nullable
        Double socPercent,

        @Schema(description = "false: the red exclamation mark") @Nullable
        Boolean socCalibrated,

        @Schema(description = "mV") @Nullable Integer packVoltageMv,

        @Schema(description = "mA, plus is charging") @Nullable
        Integer currentMa,

        @Nullable NumberedCell lowestCell,
        @Nullable NumberedCell highestCell,
        @Nullable NumberedTemperature lowestTemperature,
        @Nullable NumberedTemperature highestTemperature,

        @Schema(description = "codes of the active warnings")
        List<String> warnings,

        @Schema(description = "those of them that are no light of the device: all but E, Vh, Vl, Th, Tl")
        List<ShortWarningView> otherWarnings,

        @Nullable RelayView charge,
        @Nullable RelayView load,

        @Schema(description = "the gateway that may speak for it; absent: none, and its records are refused") @Nullable
        String assignedGatewayId) {}
