package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.rest.view.LiveEvent;
import io.cellfleet.api.security.Callers;
import io.cellfleet.api.security.Standing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/**
 * The live stream. Nothing is queued for a follower: once a second it is given what has changed since it was last given
 * something, and while it cannot take it, seconds are left out. So a slow follower gets fewer but newest values, and
 * costs no memory. When the service stops, the stream ends with the next second.
 */
@Path("/api/v1/live")
@Tag(name = "Fleet")
public class LiveResource {

    /** Periods between two looks whether the follower may go on. */
    private static final long LOOK_EVERY = 5;

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final LiveFeed feed;
    private final Streams streams;
    private final Standing standing;
    private final Callers callers;
    private final Sse sse;

    LiveResource(LiveFeed feed, Streams streams, Standing standing, Callers callers, @Context Sse sse) {
        this.feed = feed;
        this.callers = callers;
        this.sse = sse;
        this.streams = streams;
        this.standing = standing;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN) // the feed's events are JSON already
    @Operation(
            summary = "Packs in short, then what changes (server-sent events)",
            description = "Of the whole fleet, or of the packs that are asked for. The first events hold every pack, at"
                    + " most 500 each. Then once a second those are given that have changed: a new status, a change of"
                    + " quality because of age, a new or changed pack. Each pack given replaces what was given before."
                    + " 'gone' names packs that are not as asked any more. After 10 s without a change an empty event says that the stream is alive. Who follows the"
                    + " whole fleet and comes again with Last-Event-ID is given only what has changed since, and everything"
                    + " where that is not known. Who reads slowly is given fewer but newest values.")
    @APIResponse(
            responseCode = "200",
            description = "data of each event",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = LiveEvent.class)))
    public Multi<OutboundSseEvent> follow(
            @BeanParam SelectionParams which,
            @HeaderParam("Last-Event-ID")
                    @Parameter(description = "id of the last event that was taken, as the browser gives it")
                    @Nullable
                    String lastEventId) {
        Caller caller = callers.now();
        Selection selection = which.selection();
        streams.countLive(caller, !selection.equals(Selection.ALL));
        LiveFeed.Follower follower = feed.follow(caller, selection, lastEventId);
        Instant begin = Instant.now();
        return Multi.createFrom()
                .ticks()
                .startingAfter(Duration.ofMillis(1))
                .every(PERIOD)
                .onOverflow()
                .drop()
                // Looking and writing take their time, which is not the event loop's; what a slow one misses is told
                // later.
                .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                .select()
                .first(tick -> !streams.areEnding()
                        && (tick % LOOK_EVERY != 0 || standing.isStill(caller, begin, Instant.now())))
                .onItem()
                .transformToMultiAndConcatenate(
                        tick -> Multi.createFrom().iterable(follower.next(System.currentTimeMillis())))
                .map(this::event);
    }

    private OutboundSseEvent event(LiveFeed.Event event) {
        OutboundSseEvent.Builder builder = sse.newEventBuilder().data(String.class, event.json());
        if (event.id() != null) {
            builder.id(event.id());
        }
        return builder.build();
    }
}
