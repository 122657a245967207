package io.cellfleet.api.rest.view;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An active warning. */
public record WarningView(
        @Schema(
                description = "E communication, Vh a cell too high, Vl too low, Th too warm, Tl too cold",
                enumeration = {"E", "Vh", "Vl", "Th", "Tl", "sensorUnknown"})
        String code,

        @Schema(description = "capture time of the record that raised it")
        Instant raisedAt,

        @Schema(description = "what is known of cause and place")
        String detail) {}
