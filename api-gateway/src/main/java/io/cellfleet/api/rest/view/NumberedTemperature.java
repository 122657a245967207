package io.cellfleet.api.rest.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cell and its temperature. */
public record NumberedTemperature(
        @Schema(description = "from 1") int number,
        @Schema(description = "0.1 °C") int temperatureDeciC,
        @Schema(description = "as on the wire") int raw) {}
