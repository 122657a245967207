package io.cellfleet.api.rest.view;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Values of one pack over a time range. */
public record SeriesView(
        String packId,
        @Schema(description = "inclusive") Instant from,
        @Schema(description = "exclusive") Instant to,
        @Schema(description = "0: every value as it came") int bucketSeconds,
        List<Column> columns,

        @Schema(
                description =
                        "true when an instance of the history that holds the newest minutes did not answer: values of"
                                + " the last minutes may be missing")
        boolean incomplete) {

    /** Parallel lists. A gap in time is a gap here. */
    @Schema(name = "SeriesColumn", description = "Parallel lists. A gap in time is a gap here: nothing is filled in.")
    public record Column(
            @Schema(description = "as asked; the name carries the unit")
            String name,

            @Schema(description = "capture times or starts of buckets; ms since 1970")
            List<Long> atMs,

            @Schema(description = "the value, or the mean of the bucket")
            List<Long> value,

            @Schema(description = "only with buckets") @Nullable
            List<Long> min,

            @Schema(description = "only with buckets") @Nullable
            List<Long> max,

            @Schema(description = "true when the limit cut it: ask again from after the last time")
            boolean truncated) {}
}
