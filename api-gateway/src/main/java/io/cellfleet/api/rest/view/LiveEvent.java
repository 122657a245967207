package io.cellfleet.api.rest.view;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event of the live stream. */
public record LiveEvent(
        @Schema(description = "the server's time, for ages between two events")
        Instant at,

        @Schema(description = "packs that are new or have changed; empty as a sign of life")
        List<PackShortView> packs,

        @Schema(description = "ids of packs that were given and are not as asked any more; absent: none") @Nullable
        List<String> gone) {}
