package io.cellfleet.api.rest.view;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An active warning. */
public record WarningView(
        @Schema(description = Words.CODE) String code,

        @Schema(
                description = Words.SEVERITY,
                enumeration = {"info", "warning", "critical"})
        @Nullable
        String severity,

        @Schema(description = "capture time of the record that raised it")
        Instant raisedAt,

        @Schema(description = "what is known of cause and place")
        String detail,

        @Schema(description = "where to look") @Nullable String hint,

        @Schema(description = "who has seen it; absent while nobody has") @Nullable
        String acknowledgedBy,

        @Schema(description = "capture time of the record from which on it counts as seen") @Nullable
        Instant acknowledgedAt) {}
