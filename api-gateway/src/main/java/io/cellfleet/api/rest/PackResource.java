package io.cellfleet.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.PackState;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.fleet.Severities;
import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.registry.PackWrite;
import io.cellfleet.api.registry.Registry;
import io.cellfleet.api.rest.list.Columns;
import io.cellfleet.api.rest.list.FreshPages;
import io.cellfleet.api.rest.list.Listing;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.CellViews;
import io.cellfleet.api.rest.view.CellsView;
import io.cellfleet.api.rest.view.PackPage;
import io.cellfleet.api.rest.view.PackShortView;
import io.cellfleet.api.rest.view.PackStatusView;
import io.cellfleet.api.rest.view.PackViews;
import io.cellfleet.api.security.Callers;
import io.cellfleet.battery.settings.PackSettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final Listing<PackState> LISTING = new Listing<>(
            Map.of(
                    "id", state -> state.entry().id(),
                    "name", state -> state.entry().name(),
                    "installationId", state -> state.entry().installationId(),
                    "quality", state -> state.quality().ordinal(),
                    "ageMs", state -> Numbers.orNull(state.ageMs()),
                    "socPercent", state -> Numbers.orNull(state.socPercent()),
                    "powerW", state -> Numbers.orNull(state.powerW()),
                    "spreadMv", state -> Numbers.orNull(state.spreadMv()),
                    "highestTemperatureDeciC", state -> Numbers.orNull(state.warmestDeciC()),
                    "warnings", state -> Severities.rank(state.warnings().stream())),
            state -> state.entry().id(),
            "id");

    private final Registry registry;
    private final Directory directory;
    private final LiveView live;
    private final PinGate pins;
    private final Fleet fleet;
    private final FreshPages pages;
    private final Callers callers;
    private final ObjectMapper json;

    PackResource(
            Registry registry,
            Directory directory,
            LiveView live,
            PinGate pins,
            Fleet fleet,
            FreshPages pages,
            Callers callers,
            ObjectMapper json) {
        this.registry = registry;
        this.directory = directory;
        this.live = live;
        this.pins = pins;
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
            summary = "Create a pack or replace its name and settings",
            description = "Answers after the change is kept; it is then published to the other services. 201 when it"
                    + " was created, 200 when it was there, 422 with every violation when the settings are refused."
                    + " Named in another installation of the same tenant it moves there: its past stays its own, its"
                    + " state of charge is counted anew. Settings that differ from those that are there need the PIN.")
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = PackStatusView.class)))
    @APIResponse(
            responseCode = "200",
            description = "replaced",
            content = @Content(schema = @Schema(implementation = PackStatusView.class)))
    public RestResponse<PackStatusView> put(
            @PathParam("id") String id,
            @BeanParam ChangeParams change,
            @HeaderParam(PinGate.HEADER) @Parameter(description = PinGate.WORDS) @Nullable String pin,
            @NotNull @Valid PutPack body) {
        Ask.newId("id", id);
        Caller caller = callers.now();
        By by = change.by(caller);
        PackWrite write = registry.putPack(id, body.installationId(), body.wish(), by, false);
        if (write instanceof PackWrite.PinNeeded) {
            pins.pass(id, pin, caller);
            write = registry.putPack(id, body.installationId(), body.wish(), by, true);
        }
        return answer(write);
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
    public RestResponse<PackStatusView> patch(
            @PathParam("id") String id, @BeanParam ChangeParams change, @NotNull @Valid PatchPack body) {
        return answer(registry.assignPack(Ask.text("id", id), body.change(), change.by(callers.now())));
    }

    private RestResponse<PackStatusView> answer(PackWrite write) {
        PackEntry pack = PackWrites.written(write, "settings.");
        return Etag.written(
                write instanceof PackWrite.Written written && written.created(),
                PackViews.statusView(state(pack.id())),
                pack.revision());
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Packs with their newest values in short, page by page",
            description = "Sorted by id, name, installationId, quality, ageMs, socPercent, powerW, spreadMv,"
                    + " highestTemperatureDeciC or warnings, of which the worst severity"
                    + " counts before the number.")
    @APIResponse(
            responseCode = "200",
            description = "at most a second old",
            content = @Content(schema = @Schema(implementation = PackPage.class)))
    public byte[] list(@BeanParam SelectionParams which, @BeanParam PageParams page) {
        Caller caller = callers.now();
        Selection selection = which.selection();
        Set<String> columns = Columns.parse(page.columns, PackShortView.class);
        Listing.Question question = page.question(selection);
        return pages.of(
                caller, PackShortView.class, question, columns, () -> page(caller, selection, question, columns));
    }

    /** @param columns null: all */
    private PackPage page(
            Caller caller, Selection selection, Listing.Question question, @Nullable Set<String> columns) {
        Listing.Page<PackState> found = LISTING.page(fleet.packs(caller, selection), question);
        List<PackShortView> views =
                found.items().stream().map(PackViews::shortView).toList();
        return new PackPage(Columns.of(views, columns, json), found.next());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "How a pack is now",
            description = "Newest values, state of charge, warnings, relays with their reasons, what the device says"
                    + " of itself, and the settings. Look at quality and ageMs before believing them.")
    public PackStatusView get(@PathParam("id") String id) {
        return PackViews.statusView(state(id));
    }

    @GET
    @Path("/{id}/cells")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Every cell of a pack with its own age",
            description = "Devices that describe one cell a frame need as many frames as there are cells, so each"
                    + " cell has its own time.")
    public CellsView cells(@PathParam("id") String id) {
        PackState state = state(id);
        PackSettings settings = state.entry().settings();
        Duration staleAfter = CellViews.staleAfter(settings, live.allCellsInOneFrame(id));
        PackShortView status = PackViews.shortView(state);
        return new CellsView(
                id,
                status.simulated(),
                status.quality(),
                staleAfter.toMillis(),
                CellViews.of(settings, live.cells(id), staleAfter, state.nowMs()));
    }

    private PackState state(String id) {
        return fleet.pack(callers.now(), id).orElseThrow(() -> unknown(id));
    }

    static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no pack '" + id + "'");
    }
}
