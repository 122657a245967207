package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.notify.NotificationMessage;
import io.cellfleet.api.notify.Rules;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was sent to the caller, and whether it arrived. */
@Path("/api/v1/me/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class MessageResource {

    private final Rules rules;
    private final Callers callers;

    MessageResource(Rules rules, Callers callers) {
        this.rules = rules;
        this.callers = callers;
    }

    /** A message. */
    public record MessageView(
            String id,
            String ruleId,

            @Schema(enumeration = {"alarm", "all-clear", "test"})
            String kind,

            Instant createdAt,
            String subject,

            @Schema(
                    description = "dead: given up",
                    enumeration = {"waiting", "delivered", "dead"})
            String state,

            int attempts,

            @Schema(description = "absent: delivered, or dead") @Nullable
            Instant nextTryAt,

            @Schema(description = "absent: not yet") @Nullable
            Instant deliveredAt,

            @Schema(description = "of the last attempt; absent: none went wrong") @Nullable
            String error) {

        static MessageView of(NotificationMessage message) {
            return new MessageView(
                    Long.toString(message.id),
                    message.ruleId,
                    message.kind,
                    message.createdAt,
                    message.subject,
                    message.state(),
                    message.attempts,
                    message.nextTryAt,
                    message.deliveredAt,
                    message.error);
        }
    }

    /** Messages, newest first. */
    public record MessagePage(
            List<MessageView> messages,

            @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
            String next) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What was sent to the caller, newest first")
    public MessagePage list(
            @QueryParam("rule") @Parameter(description = "only what this rule sent") @Nullable String rule,
            @QueryParam("dead") @Parameter(description = "true: only those that were given up; default false") @Nullable
                    String dead,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        long before = after == null ? Long.MAX_VALUE : Ask.longNumber("after", after);
        boolean onlyDead = dead != null && Ask.flag("dead", dead);
        List<NotificationMessage> found =
                rules.messages(Ask.local(callers.now(), "messages").name(), rule, onlyDead, before, most + 1);
        List<MessageView> page = found.stream().limit(most).map(MessageView::of).toList();
        return new MessagePage(page, found.size() > most ? page.getLast().id() : null);
    }

    @POST
    @Path("/{id}/resend")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Send a message again that has not arrived")
    @APIResponse(responseCode = "202", description = "it is on its way")
    public RestResponse<Void> resend(@PathParam("id") String id) {
        if (!rules.resend(Ask.local(callers.now(), "messages").name(), Ask.longNumber("id", id))) {
            throw ProblemException.unknown("id", "there is no message '" + id + "' of this user that has not arrived");
        }
        return RestResponse.status(RestResponse.Status.ACCEPTED);
    }
}
