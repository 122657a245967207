package io.cellfleet.api.rest.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The counted state of charge. */
public record SocView(
        @Schema(description = "%, 0 to 100, three decimals") double socPercent,

        @Schema(description = "false: the red exclamation mark")
        boolean calibrated,

        @Schema(description = "mAh") long storedMah,
        @Schema(description = "Wh at nominal voltage") int storedWh) {}
