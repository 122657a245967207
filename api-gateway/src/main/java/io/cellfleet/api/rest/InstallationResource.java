package io.cellfleet.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.InstallationState;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.fleet.Severities;
import io.cellfleet.api.registry.InstallationEntry;
import io.cellfleet.api.registry.InstallationWrite;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.rest.list.Columns;
import io.cellfleet.api.rest.list.FreshPages;
import io.cellfleet.api.rest.list.Listing;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.DashboardView;
import io.cellfleet.api.rest.view.InstallationPage;
import io.cellfleet.api.rest.view.InstallationShortView;
import io.cellfleet.api.rest.view.InstallationView;
import io.cellfleet.api.security.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Installations of the registry. */
@Path("/api/v1/installations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Installations")
public class InstallationResource {

    private static final Listing<InstallationState> LISTING = new Listing<>(
            Map.of(
                    "id", state -> state.entry().id(),
                    "name", state -> state.entry().wish().name(),
                    "tenantId", state -> state.entry().tenantId(),
                    "quality", state -> state.quality().ordinal(),
                    "ageMs", state -> Numbers.orNull(state.ageMs()),
                    "socPercent", state -> Numbers.orNull(state.socPercent()),
                    "powerW", state -> Numbers.orNull(state.powerW()),
                    "warnings", state -> Severities.rank(state.warnings())),
            state -> state.entry().id(),
            "id");

    private final Registry registry;
    private final Fleet fleet;
    private final FreshPages pages;
    private final Callers callers;
    private final ObjectMapper json;

    InstallationResource(Registry registry, Fleet fleet, FreshPages pages, Callers callers, ObjectMapper json) {
        this.registry = registry;
        this.fleet = fleet;
        this.pages = pages;
        this.callers = callers;
        this.json = json;
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
    public RestResponse<InstallationView> put(
            @PathParam("id") String id, @BeanParam ChangeParams change, @NotNull @Valid PutInstallation body) {
        Ask.newId("id", id);
        By by = change.by(callers.now());
        return switch (registry.putInstallation(id, body.wish(), Optional.ofNullable(body.tenantId()), by)) {
            case InstallationWrite.Written written ->
                Etag.written(
                        written.created(),
                        InstallationView.of(written.installation()),
                        written.installation().revision());
            case InstallationWrite.Unknown unknown -> throw unknown(id);
            case InstallationWrite.UnknownTenant unknown -> throw TenantResource.refused(unknown.tenantId());
            case InstallationWrite.OfAnotherTenant other ->
                throw ProblemException.conflict("tenantId", "an installation stays with its tenant");
        };
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Installations and what their packs are together now, page by page",
            description = "An installation is in it when one of its packs is as asked. Sorted by id, name, tenantId,"
                    + " quality, ageMs, socPercent, powerW or warnings, of which the worst severity"
                    + " counts before the number.")
    @APIResponse(
            responseCode = "200",
            description = "at most a second old",
            content = @Content(schema = @Schema(implementation = InstallationPage.class)))
    public byte[] list(@BeanParam SelectionParams which, @BeanParam PageParams page) {
        Caller caller = callers.now();
        Selection selection = which.selection();
        Set<String> columns = Columns.parse(page.columns, InstallationShortView.class);
        Listing.Question question = page.question(selection);
        return pages.of(
                caller,
                InstallationShortView.class,
                question,
                columns,
                () -> page(caller, selection, question, columns));
    }

    /** @param columns null: all */
    private InstallationPage page(
            Caller caller, Selection selection, Listing.Question question, @Nullable Set<String> columns) {
        Listing.Page<InstallationState> found = LISTING.page(fleet.installations(caller, selection), question);
        List<InstallationShortView> views =
                found.items().stream().map(InstallationShortView::of).toList();
        return new InstallationPage(Columns.of(views, columns, json), found.next());
    }

    @GET
    @Path("/{id}/now")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "An installation as the app's dashboard shows it",
            description =
                    "Sun, battery and bulb with current, power, today and total, and its packs. Look at quality and"
                            + " ageMs before believing them.")
    public DashboardView now(@PathParam("id") String id) {
        return fleet.installation(callers.now(), id).map(DashboardView::of).orElseThrow(() -> unknown(id));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One installation")
    public RestResponse<InstallationView> get(@PathParam("id") String id) {
        InstallationEntry entry =
                registry.installation(callers.now(), Ask.text("id", id)).orElseThrow(() -> unknown(id));
        return Etag.ok(InstallationView.of(entry), entry.revision());
    }

    static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no installation '" + id + "'");
    }
}
