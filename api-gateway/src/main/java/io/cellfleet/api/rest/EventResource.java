package io.cellfleet.api.rest;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.history.History;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.EventView;
import io.cellfleet.api.rest.view.EventViews;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.v1.PackEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened in the fleet. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class EventResource {

    private final Fleet fleet;
    private final History history;
    private final Callers callers;

    EventResource(Fleet fleet, History history, Callers callers) {
        this.fleet = fleet;
        this.history = history;
        this.callers = callers;
    }

    /** An event and where it happened. */
    public record FleetEventView(
            String packId,

            @Schema(description = "that the pack was in then")
            String installationId,

            EventView event) {}

    /** Events, newest first. */
    public record EventPage(
            List<FleetEventView> events,

            @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
            String next) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "What happened, newest first",
            description = "Filters by SOC, quality and warning are of now, not of then.")
    public EventPage list(
            @BeanParam SelectionParams which,
            @QueryParam("type")
                    @Parameter(description = "of this type, as warningRaised; may be given again and again")
                    @Nullable
                    List<String> type,
            @BeanParam RangeParams time,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        List<String> facts = type == null
                ? List.of()
                : type.stream().map(EventResource::fact).toList();
        EventPages.Page page = new EventPages(history, fleet)
                .read(
                        callers.now(),
                        which.selection(),
                        facts,
                        new EventPages.Where(time, after, Ask.number("limit", limit, 100, 1, 1_000)),
                        event -> true);
        return new EventPage(
                page.events().stream()
                        .map(event ->
                                new FleetEventView(event.getPackId(), event.getInstallationId(), EventViews.of(event)))
                        .toList(),
                page.next());
    }

    /** The name in events.proto of what is called so in JSON. */
    private static String fact(String type) {
        List<FieldDescriptor> facts =
                PackEvent.getDescriptor().getOneofs().getFirst().getFields();
        return facts.stream()
                .filter(fact -> fact.getJsonName().equals(type))
                .map(FieldDescriptor::getName)
                .findFirst()
                .orElseThrow(() -> ProblemException.bad(
                        "type",
                        "type is '" + type + "' but must be one of "
                                + facts.stream()
                                        .map(FieldDescriptor::getJsonName)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }
}
