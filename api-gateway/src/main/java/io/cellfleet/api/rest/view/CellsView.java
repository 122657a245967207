package io.cellfleet.api.rest.view;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All cells of a pack. */
public record CellsView(
        String packId,

        @Schema(description = "true when no battery stands behind it")
        boolean simulated,

        @Schema(
                description = Words.QUALITY,
                enumeration = {"live", "stale", "silent", "never"})
        String quality,

        @Schema(
                description = "ms; a reading older than this is stale: 20 s, with one cell a frame three rounds of the"
                        + " device and 10 s more")
        long staleAfterMs,

        @Schema(description = "from 1 to the cell count of the settings")
        List<CellView> cells) {}
