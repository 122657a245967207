package io.cellfleet.api.rest;

import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.view.FleetView;
import io.cellfleet.api.rest.view.PackShortView;
import io.cellfleet.api.rest.view.PackViews;
import io.cellfleet.api.rest.view.WarningViews;
import io.cellfleet.api.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The fleet in numbers. */
@Path("/api/v1/fleet")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet")
public class FleetResource {

    private final Directory directory;
    private final LiveView live;

    FleetResource(Directory directory, LiveView live) {
        this.directory = directory;
        this.live = live;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "How many installations and packs there are, how current and how well they are")
    public FleetView get() {
        long now = System.currentTimeMillis();
        int packs = 0;
        int simulated = 0;
        int unassigned = 0;
        Map<String, Integer> byQuality = zeros(List.of("live", "stale", "silent", "never"));
        Map<String, Integer> byWarning = zeros(WarningViews.codes());
        for (PackEntry entry : directory.packs()) {
            PackShortView pack = PackViews.shortView(entry, live.pack(entry.id()), now);
            packs++;
            simulated += pack.simulated() ? 1 : 0;
            unassigned += pack.assignedGatewayId() == null ? 1 : 0;
            byQuality.merge(pack.quality(), 1, Integer::sum);
            pack.warnings().forEach(code -> byWarning.merge(code, 1, Integer::sum));
        }
        return new FleetView(directory.installationCount(), packs, simulated, byQuality, byWarning, unassigned);
    }

    private static Map<String, Integer> zeros(List<String> names) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        names.forEach(name -> counts.put(name, 0));
        return counts;
    }
}
