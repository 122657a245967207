package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.fleet.Severities;
import io.cellfleet.api.fleet.WarningCodes;
import io.cellfleet.api.history.History;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.list.Listing;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.FleetWarningView;
import io.cellfleet.api.rest.view.WarningViews;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Warnings of the fleet: active, past, and by when they were raised. */
@Path("/api/v1/warnings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Warnings")
public class WarningResource {

    private static final Listing<FleetWarningView> LISTING = new Listing<>(
            Map.of(
                    "raisedAt", view -> view.raisedAt().toEpochMilli(),
                    "severity", view -> Severities.LABELS.indexOf(String.valueOf(view.severity())),
                    "code", FleetWarningView::code,
                    "packId", FleetWarningView::packId,
                    "installationId", FleetWarningView::installationId),
            FleetWarningView::id,
            "");

    private final Fleet fleet;
    private final Directory directory;
    private final History history;
    private final Callers callers;

    WarningResource(Fleet fleet, Directory directory, History history, Callers callers) {
        this.fleet = fleet;
        this.directory = directory;
        this.history = history;
        this.callers = callers;
    }

    /** Warnings. */
    public record WarningPage(
            List<FleetWarningView> warnings,

            @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
            String next) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Active warnings",
            description =
                    "Newest first, or sorted by raisedAt, severity, code, packId or installationId. 'warning' asks for"
                            + " one code.")
    public WarningPage active(
            @BeanParam SelectionParams which,
            @QueryParam("severity") @Parameter(description = "info, warning or critical") @Nullable String severity,
            @QueryParam("acknowledged")
                    @Parameter(description = "true: only those that somebody has seen; false: only the others")
                    @Nullable
                    String acknowledged,
            @QueryParam("sort")
                    @Parameter(description = "a field, with - before it for the greatest first; default -raisedAt")
                    @Nullable
                    String sort,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        Selection selection = which.selection();
        Optional<String> severe = Optional.ofNullable(severity).map(WarningResource::severity);
        Optional<Boolean> seen = Optional.ofNullable(acknowledged).map(text -> Ask.flag("acknowledged", text));
        Stream<FleetWarningView> found = fleet.packs(callers.now(), selection)
                .flatMap(pack -> pack.warnings().stream()
                        .filter(warning -> isAsked(warning, selection, severe, seen))
                        .map(warning -> FleetWarningView.of(pack, warning)));
        Listing.Page<FleetWarningView> page = LISTING.page(
                found,
                new Listing.Question(
                        sort == null ? "-raisedAt" : sort, after, limit(limit), List.of(selection, severe, seen)));
        return new WarningPage(page.items(), page.next());
    }

    private static boolean isAsked(
            Warning warning, Selection selection, Optional<String> severity, Optional<Boolean> acknowledged) {
        return selection.warning().map(code -> code == warning.getCode()).orElse(true)
                && severity.map(asked ->
                                Severities.label(warning).filter(asked::equals).isPresent())
                        .orElse(true)
                && acknowledged
                        .map(asked -> asked != warning.getAcknowledgedBy().isEmpty())
                        .orElse(true);
    }

    private static String severity(String label) {
        if (!Severities.LABELS.contains(label)) {
            throw ProblemException.bad("severity", "severity is '" + label + "' but must be info, warning or critical");
        }
        return label;
    }

    @GET
    @Path("/past")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Warnings that are over, by the time they were cleared, newest first",
            description = "'warning' asks for one code; filters by SOC or quality are of now, not of then.")
    public WarningPage past(
            @BeanParam SelectionParams which,
            @BeanParam RangeParams time,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        Caller caller = callers.now();
        return page(
                caller,
                which,
                "warning_cleared",
                new EventPages.Where(time, after, limit(limit)),
                event -> event.getWarningCleared().getCode(),
                event -> past(caller, event));
    }

    @GET
    @Path("/raised")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Warnings by the time they were raised, newest first, active or over",
            description = "As many as GET events?type=warningRaised has of the same time. 'warning' asks for one code;"
                    + " filters by SOC or quality are of now, not of then. When one was cleared is said by GET"
                    + " warnings/past.")
    public WarningPage raised(
            @BeanParam SelectionParams which,
            @BeanParam RangeParams time,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        Caller caller = callers.now();
        return page(
                caller,
                which,
                "warning_raised",
                new EventPages.Where(time, after, limit(limit)),
                event -> event.getWarningRaised().getCode(),
                event -> raised(caller, event));
    }

    private static int limit(@Nullable String limit) {
        return Ask.number("limit", limit, 100, 1, 1_000);
    }

    private WarningPage page(
            Caller caller,
            SelectionParams which,
            String fact,
            EventPages.Where where,
            Function<PackEvent, WarningCode> codeOf,
            Function<PackEvent, FleetWarningView> view) {
        Optional<WarningCode> code = which.selection().warning();
        which.warning = null; // it asks for one that is active
        EventPages.Page page = new EventPages(history, fleet)
                .read(
                        caller,
                        which.selection(),
                        List.of(fact),
                        where,
                        event -> code.map(asked -> codeOf.apply(event) == asked).orElse(true));
        return new WarningPage(page.events().stream().map(view).toList(), page.next());
    }

    private FleetWarningView past(Caller caller, PackEvent event) {
        return over(
                caller,
                event,
                event.getWarningCleared().getCode(),
                event.getWarningCleared().getRaisedAtMs(),
                Instant.ofEpochMilli(event.getAtMs()),
                null);
    }

    /** As it is among the active ones, while it is one of them. */
    private FleetWarningView raised(Caller caller, PackEvent event) {
        FleetWarningView over = over(
                caller,
                event,
                event.getWarningRaised().getCode(),
                event.getAtMs(),
                null,
                event.getWarningRaised().getDetail());
        return fleet.pack(caller, event.getPackId()).stream()
                .flatMap(pack -> pack.warnings().stream().map(warning -> FleetWarningView.of(pack, warning)))
                .filter(active -> active.id().equals(over.id()))
                .findFirst()
                .orElse(over);
    }

    private FleetWarningView over(
            Caller caller,
            PackEvent event,
            WarningCode code,
            long raisedAtMs,
            @Nullable Instant clearedAt,
            @Nullable String detail) {
        Optional<PackEntry> pack = directory.pack(caller, event.getPackId());
        Severity severity = pack.map(PackEntry::tenantId)
                .map(directory::severities)
                .map(severities -> severities.get(code))
                // What was said when it was raised; not said when it was cleared.
                .orElse(event.getWarningRaised().getSeverity());
        return new FleetWarningView(
                FleetWarningView.id(event.getPackId(), WarningCodes.light(code), raisedAtMs),
                event.getPackId(),
                pack.map(PackEntry::name).orElse(null),
                event.getInstallationId(),
                pack.map(PackEntry::installationName).orElse(null),
                WarningCodes.light(code),
                WarningViews.severity(severity, code),
                Instant.ofEpochMilli(raisedAtMs),
                false,
                clearedAt,
                detail,
                WarningCodes.known(code).map(known -> known.hint()).orElse(null),
                null,
                null);
    }
}
