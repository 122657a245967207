package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.ClockJumped;
import io.cellfleet.contract.v1.GapSeen;
import io.cellfleet.contract.v1.SettingsApplied;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was seen in the sequence of a pack's records. */
sealed interface RecordFact extends EventFact {

    @Schema(name = "SettingsAppliedEvent", description = "type settingsApplied: they hold from this record on")
    record SettingsUsed(long revision) implements RecordFact {

        static SettingsUsed of(SettingsApplied fact) {
            return new SettingsUsed(fact.getRevision());
        }
    }

    @Schema(name = "ClockJumpedEvent", description = "type clockJumped: the gateway's clock went back")
    record ClockBack(
            @Schema(description = "the capture time before") Instant before) implements RecordFact {

        static ClockBack of(ClockJumped fact) {
            return new ClockBack(Instant.ofEpochMilli(fact.getBeforeMs()));
        }
    }

    @Schema(name = "GapSeenEvent", description = "type gapSeen")
    record Gap(
            @Schema(description = "numbers missing in the gateway's sequence")
            long missing) implements RecordFact {

        static Gap of(GapSeen fact) {
            return new Gap(fact.getMissing());
        }
    }
}
