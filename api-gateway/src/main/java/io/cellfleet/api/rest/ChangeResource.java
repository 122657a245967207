package io.cellfleet.api.rest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.history.History;
import io.cellfleet.api.registry.Directory;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.EventView;
import io.cellfleet.api.rest.view.EventViews;
import io.cellfleet.api.security.Callers;
import io.cellfleet.contract.history.v1.ChangesCursor;
import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.history.v1.ChangesRequest;
import io.cellfleet.contract.history.v1.MinuteChange;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everything that was written, for whoever keeps a copy. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exports")
public class ChangeResource {

    private static final int LONGEST_CURSOR = 100_000;

    private final History history;
    private final Directory directory;
    private final Callers callers;

    ChangeResource(History history, Directory directory, Callers callers) {
        this.history = history;
        this.directory = directory;
        this.callers = callers;
    }

    /** A minute of a pack that was written, for the first time or again because something came late. */
    public record MinuteView(
            String packId,

            @Schema(description = "begin of the minute") Instant at,

            @Schema(
                    description = "all that is of it now, by order number: it replaces what was known. Fields as in"
                            + " status.proto. Empty: it is not kept any more, or damaged",
                    implementation = Object[].class)
            List<Object> statuses,

            @Schema(description = "what is of it cannot be read any more: it replaces nothing")
            boolean damaged) {}

    /** An event that was written. */
    public record ChangedEventView(String packId, String installationId, EventView event) {}

    /** What was written since. */
    public record ChangesView(
            List<MinuteView> minutes,
            List<ChangedEventView> events,

            @Schema(description = "events in between that cannot be read any more and are left out")
            int damagedEvents,

            @Schema(description = "give this as 'cursor' next time")
            String next,

            @Schema(description = "whether there is more already")
            boolean more) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "What has changed since a cursor, late values too",
            description =
                    "For whoever keeps a copy: ask without a cursor, read everything by exports, then follow from that"
                            + " cursor. Every change comes once, in the order of its source; after a restore of the history some"
                            + " come again. Any instance answers. 410 when what the cursor points to is gone: begin anew.")
    public ChangesView get(
            @QueryParam("cursor")
                    @Parameter(description = "'next' of the answer before; without: the cursor of now and nothing else")
                    @Nullable
                    String cursor,
            @QueryParam("limit")
                    @Parameter(description = "minutes and events together, 1 to 500; default 100")
                    @Nullable
                    String limit) {
        Caller caller = callers.now();
        ChangesRequest.Builder question = ChangesRequest.newBuilder().setLimit(Ask.number("limit", limit, 100, 1, 500));
        if (cursor != null) {
            question.setCursor(parse(cursor));
        }
        ChangesReply reply = history.changes(question.build());
        return new ChangesView(
                reply.getMinutesList().stream()
                        .filter(minute -> isSeen(caller, minute.getPackId()))
                        .map(ChangeResource::minute)
                        .toList(),
                reply.getEventsList().stream()
                        .filter(event -> isSeen(caller, event.getPackId()))
                        .map(ChangeResource::event)
                        .toList(),
                reply.getDamagedEvents(),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(reply.getNext().toByteArray()),
                reply.getMore());
    }

    /** Of packs that nobody registered only those who see all are told. */
    private boolean isSeen(Caller caller, String packId) {
        return caller.seesAllTenants() || directory.pack(caller, packId).isPresent();
    }

    private static ChangesCursor parse(String text) {
        try {
            if (text.length() <= LONGEST_CURSOR) {
                return ChangesCursor.parseFrom(Base64.getUrlDecoder().decode(text));
            }
        } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
            // As one that is too long.
        }
        throw ProblemException.bad("cursor", "cursor must be 'next' of the answer before, as it was given");
    }

    private static MinuteView minute(MinuteChange minute) {
        return new MinuteView(
                minute.getPackId(),
                Instant.ofEpochMilli(minute.getAtMs()),
                minute.getStatusesList().stream().map(ChangeResource::status).toList(),
                minute.getDamaged());
    }

    private static Object status(PackStatus status) {
        try {
            return new RawJson(
                    JsonFormat.printer().omittingInsignificantWhitespace().print(status));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a status cannot be written as JSON", e);
        }
    }

    private static ChangedEventView event(PackEvent event) {
        return new ChangedEventView(event.getPackId(), event.getInstallationId(), EventViews.of(event));
    }
}
