package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.Installation;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Packs in parallel as one. */
@Schema(description = "packs in parallel as one: it may be charged or discharged only where every pack may")
public record ParallelView(
        RelayView charge,
        RelayView load,

        @Schema(description = "%, of all packs together; absent until every pack was heard") @Nullable
        Double socPercent,

        @Schema(description = "true when every pack's is") boolean calibrated,

        @Schema(
                description = "capture time of the oldest of the packs' newest frames; absent until every pack was"
                        + " heard")
        @Nullable
        Instant oldestFrameAt) {

    static ParallelView of(Installation installation) {
        return new ParallelView(
                RelayView.of(installation.getCharge()),
                RelayView.of(installation.getLoad()),
                installation.hasSocMilliPercent() ? PackViews.percent(installation.getSocMilliPercent()) : null,
                installation.getCalibrated(),
                installation.hasOldestFrameAtMs() ? Instant.ofEpochMilli(installation.getOldestFrameAtMs()) : null);
    }
}
