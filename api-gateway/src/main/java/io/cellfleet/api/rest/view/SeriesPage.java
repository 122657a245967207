package io.cellfleet.api.rest.view;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Values of many packs over a time range. */
public record SeriesPage(
        @Schema(description = "inclusive") Instant from,
        @Schema(description = "exclusive") Instant to,

        @Schema(description = "as asked") String resolution,

        @Schema(description = "how packs were put together; absent: they were not") @Nullable
        String aggregate,

        List<One> series,

        @Schema(
                description =
                        "stretches longer than 20 s in which no frame of a pack was captured; only of raw values, buckets and points")
        List<Gaps> gaps,

        @Schema(
                description =
                        "true when an instance of the history that holds the newest minutes did not answer: values of"
                                + " the last minutes may be missing")
        boolean incomplete) {

    /** One column of one pack or group. Parallel lists. */
    @Schema(name = "OneSeries", description = "Parallel lists. A gap in time is a gap here: nothing is filled in.")
    public record One(
            @Schema(description = "absent: of a group") @Nullable
            String packId,

            @Schema(
                    description =
                            "the tag, chemistry, installation or tenant that its packs have in common; all: of all packs; absent: of one pack")
            @Nullable
            String group,

            @Schema(description = "as asked; the name carries the unit")
            String column,

            @Schema(description = "capture times, or begins of buckets, minutes, hours or days; ms since 1970")
            List<Long> atMs,

            @Schema(description = "the value, the mean of the bucket or the sum; null where nobody said anything")
            List<@Nullable Long> value,

            @Schema(description = "only of buckets of one pack") @Nullable
            List<Long> min,

            @Schema(description = "only of buckets of one pack") @Nullable
            List<Long> max,

            @Schema(description = "how many packs each value is of; only of a group") @Nullable
            List<Integer> packs,

            @Schema(description = "true when the limit cut it: ask again from after the last time")
            boolean truncated) {}

    /** Where nothing came. Parallel lists. */
    @Schema(name = "SeriesGaps")
    public record Gaps(
            String packId,

            @Schema(description = "ms since 1970") List<Long> fromMs,

            @Schema(description = "ms since 1970") List<Long> toMs) {}
}
