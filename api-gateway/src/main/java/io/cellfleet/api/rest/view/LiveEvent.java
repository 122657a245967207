package io.cellfleet.api.rest.view;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One event of the live stream. */
public record LiveEvent(
        @Schema(description = "the server's time, for ages between two events")
        Instant at,

        @Schema(description = "packs that are new or have changed; empty as a sign of life")
        List<PackShortView> packs) {}
