package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Summaries;
import io.cellfleet.api.rest.view.FleetView;
import io.cellfleet.api.security.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The fleet in numbers. */
@Path("/api/v1/fleet")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet")
public class FleetResource {

    private final Summaries summaries;
    private final Callers callers;

    FleetResource(Summaries summaries, Callers callers) {
        this.summaries = summaries;
        this.callers = callers;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "The fleet in numbers",
            description =
                    "Of all that the caller sees, counted at most a second ago. Power and the like are of packs that"
                            + " are live; how many are not in a sum is said beside it.")
    public FleetView get() {
        return summaries.of(callers.now(), FleetView::of);
    }
}
