package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.ActionApplied;
import io.cellfleet.contract.v1.ActionRefused;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an operator's action. */
sealed interface ActionFact extends EventFact {

    @Schema(name = "ActionAppliedEvent", description = "type actionApplied: it holds from this record on")
    record Applied(
            String actionId,
            @Schema(description = Words.ACTION) String kind,
            @Schema(description = "who asked") String author)
            implements ActionFact {

        static Applied of(ActionApplied fact) {
            return new Applied(fact.getActionId(), fact.getKind(), fact.getAuthor());
        }
    }

    @Schema(name = "ActionRefusedEvent", description = "type actionRefused: it changed nothing")
    record Refused(
            String actionId,
            @Schema(description = Words.ACTION) String kind,
            @Schema(description = "who asked") String author,
            @Schema(description = "a sentence: why") String because)
            implements ActionFact {

        static Refused of(ActionRefused fact) {
            return new Refused(fact.getActionId(), fact.getKind(), fact.getAuthor(), fact.getBecause());
        }
    }
}
