package io.cellfleet.api.rest;

import io.cellfleet.api.action.Actions;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.api.rest.view.ActionView;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.ReleaseQuarantine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What people ask of a whole installation, once. */
@Path("/api/v1/installations/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Actions")
public class InstallationActionResource {

    private final Actions actions;
    private final Directory directory;
    private final Callers callers;

    InstallationActionResource(Actions actions, Directory directory, Callers callers) {
        this.actions = actions;
        this.directory = directory;
        this.callers = callers;
    }

    /** "Go on." */
    public record PostRelease(
            @NotNull
            @Schema(description = "true: the record that could not be digested is left out; false: it is tried again")
            Boolean skipRecord) {}

    @POST
    @Path("/release-quarantine")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Go on with an installation whose records wait",
            description = "They wait since one of them could not be digested.")
    @APIResponse(
            responseCode = "202",
            description = Asking.ANSWER,
            content = @Content(schema = @Schema(implementation = ActionView.class)))
    public RestResponse<ActionView> release(
            @PathParam("id") String id, @BeanParam ActionParams params, @NotNull @Valid PostRelease body) {
        Caller caller = callers.now();
        InstallationEntry installation =
                directory.installation(caller, id).orElseThrow(() -> InstallationResource.unknown(id));
        OperatorAction.Builder action = OperatorAction.newBuilder()
                .setReleaseQuarantine(ReleaseQuarantine.newBuilder().setSkipRecord(body.skipRecord()));
        Actions.Wish wish = new Actions.Wish(params.id(), action);
        By by = ChangeParams.by(caller, params.reason);
        return Asking.accepted(actions.ask(installation, wish, by).orElseThrow(() -> Asking.used(wish.id())));
    }
}
