package io.cellfleet.api.rest;

import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.rest.view.LiveEvent;
import io.cellfleet.api.security.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * The live stream. Nothing is queued for a follower: once a second it is given what has changed since it was last given
 * something, and while it cannot take it, seconds are left out. So a slow follower gets fewer but newest values, and
 * costs no memory.
 */
@Path("/api/v1/live")
@Tag(name = "Fleet")
public class LiveResource {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Directory directory;
    private final LiveView live;

    LiveResource(Directory directory, LiveView live) {
        this.directory = directory;
        this.live = live;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "All packs in short, then what changes (server-sent events)",
            description = "The first events hold every pack, at most 500 each. Then at most one event a second holds"
                    + " those that have changed: a new status, a change of quality because of age, a new or changed"
                    + " pack. Each pack given replaces what was given before. After 10 s without a change an empty"
                    + " event says that the stream is alive.")
    public Multi<LiveEvent> follow() {
        LiveCursor cursor = new LiveCursor(directory::packs, live);
        return Multi.createFrom()
                .ticks()
                .startingAfter(Duration.ofMillis(1))
                .every(PERIOD)
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(
                        tick -> Multi.createFrom().iterable(cursor.next(System.currentTimeMillis())));
    }
}
