package io.cellfleet.api.rest.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The energy counters: pack voltage times current, both ways. The device's own are beside them, in its report. */
public record EnergyView(
        @Schema(description = "Wh into the pack since the installation's local day began")
        long collectedTodayWh,

        @Schema(description = "Wh out of the pack since the installation's local day began")
        long consumedTodayWh,

        @Schema(description = "Wh into the pack since the counters were cleared")
        long collectedTotalWh,

        @Schema(description = "Wh out of the pack since the counters were cleared")
        long consumedTotalWh) {}
