package io.cellfleet.api.rest;

import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.registry.PackWrite;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.CellViews;
import io.cellfleet.api.rest.view.CellsView;
import io.cellfleet.api.rest.view.PackPage;
import io.cellfleet.api.rest.view.PackShortView;
import io.cellfleet.api.rest.view.PackStatusView;
import io.cellfleet.api.rest.view.PackViews;
import io.cellfleet.api.security.Roles;
import io.cellfleet.battery.settings.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Packs: what is wished of them and how they are now. */
@Path("/api/v1/packs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Packs")
public class PackResource {

    private final Registry registry;
    private final Directory directory;
    private final LiveView live;

    PackResource(Registry registry, Directory directory, LiveView live) {
        this.registry = registry;
        this.directory = directory;
        this.live = live;
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Create a pack or replace its name and settings",
            description = "Answers after the change is kept; it is then published to the other services. 201 when it"
                    + " was created, 200 when it was there, 422 with every violation when the settings are refused,"
                    + " 409 when the id belongs to a pack of another installation.")
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = PackStatusView.class)))
    @APIResponse(
            responseCode = "200",
            description = "replaced",
            content = @Content(schema = @Schema(implementation = PackStatusView.class)))
    public RestResponse<PackStatusView> put(@PathParam("id") String id, @NotNull @Valid PutPack body) {
        Ask.newId("id", id);
        return answer(registry.putPack(id, body.installationId(), body.wish()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Change which gateway speaks for a pack",
            description = "Changes what is given and leaves everything else. Answers after the change is kept; it is"
                    + " then published to the other services.")
    @APIResponse(
            responseCode = "200",
            description = "changed, or as it was",
            content = @Content(schema = @Schema(implementation = PackStatusView.class)))
    public RestResponse<PackStatusView> patch(@PathParam("id") String id, @NotNull @Valid PatchPack body) {
        return answer(registry.assignPack(Ask.text("id", id), body.change()));
    }

    private RestResponse<PackStatusView> answer(PackWrite write) {
        return switch (write) {
            case PackWrite.Written written ->
                RestResponse.status(
                        written.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        status(written.pack()));
            case PackWrite.Refused refused ->
                throw ProblemException.refused(refused.violations().stream()
                        .map(violation -> new Violation("settings." + violation.field(), violation.message()))
                        .toList());
            case PackWrite.UnknownInstallation unknown ->
                throw ProblemException.refused(List.of(new Violation(
                        "installationId",
                        "installationId is '" + unknown.installationId() + "' but there is no such installation")));
            case PackWrite.UnknownPack unknown -> throw unknown(unknown.id());
            case PackWrite.OfAnotherInstallation other ->
                throw ProblemException.conflict(
                        "id",
                        "pack '" + other.id() + "' belongs to installation '" + other.installationId()
                                + "'; pack ids are unique in the whole system");
        };
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Packs with their newest values in short, by id, page by page")
    public PackPage list(
            @QueryParam("installation") @Parameter(description = "only packs of this installation") @Nullable
                    String installation,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        long now = System.currentTimeMillis();
        List<PackShortView> found = directory.packsAfter(after == null ? "" : after).stream()
                .filter(pack -> installation == null || pack.installationId().equals(installation))
                .limit(most + 1L)
                .map(pack -> PackViews.shortView(pack, live.pack(pack.id()), now))
                .toList();
        boolean more = found.size() > most;
        List<PackShortView> page = more ? found.subList(0, most) : found;
        return new PackPage(page, more ? page.getLast().id() : null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "How a pack is now",
            description = "Newest values, state of charge, warnings, relays with their reasons, what the device says"
                    + " of itself, and the settings. Look at quality and ageMs before believing them.")
    public PackStatusView get(@PathParam("id") String id) {
        return status(pack(id));
    }

    @GET
    @Path("/{id}/cells")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Every cell of a pack with its own age",
            description = "Devices that describe one cell a frame need as many frames as there are cells, so each"
                    + " cell has its own time.")
    public CellsView cells(@PathParam("id") String id) {
        PackEntry pack = pack(id);
        long now = System.currentTimeMillis();
        Duration staleAfter = CellViews.staleAfter(pack.settings(), live.allCellsInOneFrame(id));
        PackShortView status = PackViews.shortView(pack, live.pack(id), now);
        return new CellsView(
                id,
                status.simulated(),
                status.quality(),
                staleAfter.toMillis(),
                CellViews.of(pack.settings(), live.cells(id), staleAfter, now));
    }

    private PackStatusView status(PackEntry pack) {
        return PackViews.statusView(pack, live.pack(pack.id()), System.currentTimeMillis());
    }

    private PackEntry pack(String id) {
        return directory.pack(id).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no pack '" + id + "'");
    }
}
