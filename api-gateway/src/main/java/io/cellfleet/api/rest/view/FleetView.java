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

        @Schema(
                description =
                        "number of packs whose newest status has the warning, whatever its age: E, Vh, Vl, Th, Tl")
        Map<String, Integer> packsByWarning) {}
