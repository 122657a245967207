package io.cellfleet.api.rest.view;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One cell. Without values when it has not been heard. */
public record CellView(
        @Schema(description = "from 1") int number,
        @Schema(description = "mV") @Nullable Integer voltageMv,

        @Schema(description = "0.1 °C; absent without a probe") @Nullable
        Integer temperatureDeciC,

        @Schema(description = "it balances or did within 15 minutes: its temperature reads high; absent when not known")
        @Nullable
        Boolean temperatureReadsHigh,

        @Schema(description = "capture time of the frame that described this cell") @Nullable
        Instant at,

        @Schema(description = "ms") @Nullable Long ageMs,

        @Schema(description = "too old to be believed, or never heard")
        boolean stale,

        @Schema(
                description =
                        "as the engine coloured it when its frame came. red: a limit is reached; yellow: balancing;"
                                + " green: neither. grey: stale",
                enumeration = {"red", "yellow", "green", "grey"})
        String colour) {}
