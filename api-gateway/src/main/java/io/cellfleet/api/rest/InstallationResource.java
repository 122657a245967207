package io.cellfleet.api.rest;

import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.InstallationPage;
import io.cellfleet.api.rest.view.InstallationView;
import io.cellfleet.api.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Installations of the registry. */
@Path("/api/v1/installations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Installations")
public class InstallationResource {

    private final Registry registry;

    InstallationResource(Registry registry) {
        this.registry = registry;
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Create or replace an installation",
            description = "Answers after the change is kept; it is then published to the other services. 201 when it"
                    + " was created, 200 when it was there. Its packs stay.")
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = InstallationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "replaced",
            content = @Content(schema = @Schema(implementation = InstallationView.class)))
    public RestResponse<InstallationView> put(@PathParam("id") String id, @NotNull @Valid PutInstallation body) {
        Ask.newId("id", id);
        Registry.InstallationWrite write = registry.putInstallation(id, body.wish());
        return RestResponse.status(
                write.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                InstallationView.of(write.installation()));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Installations by id, page by page")
    public InstallationPage list(
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        String last = Ask.text("after", after == null ? "" : after);
        List<InstallationEntry> found = registry.installations(last, most + 1);
        boolean more = found.size() > most;
        List<InstallationView> page =
                found.stream().limit(most).map(InstallationView::of).toList();
        return new InstallationPage(page, more ? page.getLast().id() : null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One installation")
    public InstallationView get(@PathParam("id") String id) {
        return registry.installation(Ask.text("id", id))
                .map(InstallationView::of)
                .orElseThrow(() -> ProblemException.unknown("id", "there is no installation '" + id + "'"));
    }
}
