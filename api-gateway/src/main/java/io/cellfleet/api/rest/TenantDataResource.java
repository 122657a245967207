package io.cellfleet.api.rest;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.export.TenantExport;
import io.cellfleet.api.history.History;
import io.cellfleet.api.registry.Tenants;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.RetentionView;
import io.cellfleet.api.security.Callers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is kept of a tenant: for how long, all of it, and nothing of it any more. */
@Path("/api/v1/tenants/{id}/data")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
public class TenantDataResource {

    private static final String LINES = "application/x-ndjson";

    private final Tenants tenants;
    private final History history;
    private final TenantExport export;
    private final Audit audit;
    private final Streams streams;
    private final Callers callers;

    TenantDataResource(
            Tenants tenants, History history, TenantExport export, Audit audit, Streams streams, Callers callers) {
        this.tenants = tenants;
        this.history = history;
        this.export = export;
        this.audit = audit;
        this.callers = callers;
        this.streams = streams;
    }

    /** How much was taken away. */
    public record ErasedView(
            @Schema(description = "of how many packs something was kept")
            int packs) {}

    @GET
    @Path("/retention")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "For how long values are kept")
    public RetentionView retention(@PathParam("id") String id) {
        checkTenant(id);
        return RetentionView.of(history.retention(id));
    }

    @PUT
    @Path("/retention")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Say for how long values are kept",
            description = "Longer does not bring back what is gone. Thinning never changes sums that were reported.")
    public RetentionView setRetention(
            @PathParam("id") String id,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            RetentionView.@NotNull @Valid AgesView body) {
        checkTenant(id);
        By by = ChangeParams.by(callers.now(), reason);
        RetentionView before = RetentionView.of(history.retention(id));
        // Before it is done: it may take values away at once.
        note(id, "change asked for", by, before.own(), body);
        return RetentionView.of(history.setRetention(id, body.message()));
    }

    @GET
    @Produces(LINES)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "All that is kept of a tenant, a JSON object a line",
            description =
                    "First its installations and packs, then of each pack every status and every event, as they came."
                            + " Each line has 'kind': installation, pack, status or event; the last one is {\"kind\":\"end\"}, so"
                            + " that an export that broke off is seen. Streamed; begin again with 'after' of the last pack that is"
                            + " whole.")
    @APIResponse(
            responseCode = "200",
            description = "lines",
            content = @Content(mediaType = LINES, schema = @Schema(implementation = String.class)))
    public Response all(
            @PathParam("id") String id,
            @QueryParam("after")
                    @Parameter(description = "only packs whose id comes after this; then without installations")
                    @Nullable
                    String after) {
        checkTenant(id);
        Caller caller = callers.now();
        streams.countExport(caller);
        StreamingOutput body = out -> export.write(caller, id, after, out);
        return Response.ok(body, LINES)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".ndjson\"")
                .build();
    }

    @DELETE
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Take away all values and events that are kept of a tenant",
            description =
                    "Nothing brings them back. Its installations and packs stay registered; what their gateways go on"
                            + " to send is kept again. It may be asked again when it did not answer: 503 while the history is busy"
                            + " with thinning.")
    public ErasedView erase(
            @PathParam("id") String id,
            @QueryParam("confirm") @Parameter(description = "the tenant's id once more", required = true) @Nullable
                    String confirm,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason) {
        checkTenant(id);
        if (!id.equals(confirm)) {
            throw ProblemException.bad("confirm", "confirm must be '" + id + "': nothing brings back what is erased");
        }
        note(id, "erasure asked for", ChangeParams.by(callers.now(), reason), null, null);
        return new ErasedView(history.erase(id));
    }

    private void note(String id, String operation, By by, @Nullable Object before, @Nullable Object after) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.add(by, new Audit.Entry(Kind.RETENTION, id, id, operation, null, before, after)));
    }

    private void checkTenant(String id) {
        if (tenants.tenant(callers.now(), Ask.text("id", id)).isEmpty()) {
            throw TenantResource.unknown(id);
        }
    }
}
