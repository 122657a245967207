package io.cellfleet.api.rest.view;

import io.cellfleet.api.action.Actions;
import io.cellfleet.api.history.ActionOutcomes;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody asked of a pack, and what became of it. */
public record ActionView(
        String id,

        @Schema(description = Words.ACTION) String kind,

        String installationId,

        @Schema(description = "absent: of the whole installation") @Nullable
        String packId,

        @Schema(description = "who asked") String author,
        @Schema(description = "empty: none was given") String reason,
        Instant requestedAt,

        @Schema(
                description = "sent: no record of the pack has come since, or its answer is not kept yet",
                enumeration = {"sent", "applied", "refused"})
        String state,

        @Schema(description = "capture time of the record at which it took effect or was refused") @Nullable
        Instant at,

        @Schema(description = "why it was refused") @Nullable
        String because) {

    /** One that has just been sent. */
    public static ActionView sent(Actions.Entry entry) {
        return of(new ActionOutcomes.Outcome(entry, "sent", null, null));
    }

    public static ActionView of(ActionOutcomes.Outcome outcome) {
        Actions.Entry entry = outcome.action();
        return new ActionView(
                entry.id(),
                entry.kind(),
                entry.installationId(),
                entry.packId().isEmpty() ? null : entry.packId(),
                entry.author(),
                entry.reason(),
                entry.requestedAt(),
                outcome.state(),
                outcome.at(),
                outcome.because());
    }
}
