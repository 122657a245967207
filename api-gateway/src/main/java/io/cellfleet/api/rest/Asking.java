package io.cellfleet.api.rest;

import io.cellfleet.api.action.Actions;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.ActionView;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.v1.OperatorAction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** Asks something of a pack or an installation for a caller. */
@ApplicationScoped
class Asking {

    static final String ANSWER = "it is on its way; GET actions/{id} says what became of it";

    private final Actions actions;
    private final Directory directory;
    private final Callers callers;

    Asking(Actions actions, Directory directory, Callers callers) {
        this.actions = actions;
        this.directory = directory;
        this.callers = callers;
    }

    RestResponse<ActionView> ask(String packId, ActionParams params, OperatorAction.Builder action) {
        Actions.Wish wish = new Actions.Wish(params.id(), action);
        By by = ChangeParams.by(callers.now(), params.reason);
        return accepted(actions.ask(pack(packId), wish, by).orElseThrow(() -> used(wish.id())));
    }

    PackEntry pack(String id) {
        return directory.pack(callers.now(), id).orElseThrow(() -> PackResource.unknown(id));
    }

    static RestResponse<ActionView> accepted(Actions.Entry entry) {
        return RestResponse.status(RestResponse.Status.ACCEPTED, ActionView.sent(entry));
    }

    static ProblemException used(String id) {
        return ProblemException.conflict("Idempotency-Key", "Idempotency-Key '" + id + "' was used for something else");
    }
}
