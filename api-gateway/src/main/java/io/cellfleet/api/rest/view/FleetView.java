package io.cellfleet.api.rest.view;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fleet in numbers. */
public record FleetView(
        int installations,
        int packs,
        int simulatedPacks,

        @Schema(description = "number of packs: live, stale, silent, never")
        Map<String, Integer> packsByQuality,

        @Schema(description = "number of packs whose newest status has the warning, whatever its age; by code")
        Map<String, Integer> packsByWarning,

        @Schema(description = "packs that no gateway may speak for: their records are refused")
        int unassignedPacks) {}
