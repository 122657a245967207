package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.WarningAcknowledged;
import io.cellfleet.contract.v1.WarningCleared;
import io.cellfleet.contract.v1.WarningRaised;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The life of a warning. */
sealed interface WarningFact extends EventFact {

    @Schema(name = "WarningRaisedEvent", description = "type warningRaised")
    record Raised(
            @Schema(description = Words.CODE) String code,

            @Schema(
                    description = Words.SEVERITY,
                    enumeration = {"info", "warning", "critical"})
            @Nullable
            String severity,

            @Schema(description = "a sentence: what is known of cause and place")
            String detail,

            @Schema(description = "where to look") @Nullable String hint)
            implements WarningFact {

        static Raised of(WarningRaised fact) {
            return new Raised(
                    WarningViews.code(fact.getCode()),
                    WarningViews.severity(fact.getSeverity(), fact.getCode()),
                    fact.getDetail(),
                    fact.getHint().isEmpty() ? null : fact.getHint());
        }
    }

    @Schema(name = "WarningClearedEvent", description = "type warningCleared")
    record Cleared(@Schema(description = Words.CODE) String code, Instant raisedAt) implements WarningFact {

        static Cleared of(WarningCleared fact) {
            return new Cleared(WarningViews.code(fact.getCode()), Instant.ofEpochMilli(fact.getRaisedAtMs()));
        }
    }

    @Schema(name = "WarningAcknowledgedEvent", description = "type warningAcknowledged: somebody has seen it")
    record Acknowledged(
            @Schema(description = Words.CODE) String code,
            Instant raisedAt,
            @Schema(description = "who has seen it") String author,

            @Schema(description = "what they said; empty when nothing")
            String note)
            implements WarningFact {

        static Acknowledged of(WarningAcknowledged fact) {
            return new Acknowledged(
                    WarningViews.code(fact.getCode()),
                    Instant.ofEpochMilli(fact.getRaisedAtMs()),
                    fact.getAuthor(),
                    fact.getNote());
        }
    }
}
