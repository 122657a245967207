package io.cellfleet.api.rest;

import io.cellfleet.api.action.Actions;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.history.ActionOutcomes;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.ActionView;
import io.cellfleet.api.security.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of what people asked. */
@Path("/api/v1/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Actions")
public class ActionResource {

    private final Actions actions;
    private final ActionOutcomes outcomes;
    private final Callers callers;

    ActionResource(Actions actions, ActionOutcomes outcomes, Callers callers) {
        this.actions = actions;
        this.outcomes = outcomes;
        this.callers = callers;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What became of an action")
    public ActionView get(@PathParam("id") String id) {
        Actions.Entry entry = actions.action(callers.now(), Ask.text("id", id))
                .orElseThrow(() -> ProblemException.unknown("id", "there is no action '" + id + "'"));
        return ActionView.of(outcomes.of(List.of(entry)).getFirst());
    }
}
