package io.cellfleet.api.rest.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cell and its voltage. */
public record NumberedCell(
        @Schema(description = "from 1") int number,
        @Schema(description = "mV") int voltageMv) {}
