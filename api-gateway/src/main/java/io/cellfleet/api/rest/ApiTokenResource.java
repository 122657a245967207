package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.ApiTokens;
import io.cellfleet.api.security.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The caller's tokens for programs. */
@Path("/api/v1/me/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
public class ApiTokenResource {

    private static final int LONGEST_DAYS = Math.toIntExact(ApiTokens.LONGEST_LIFE.toDays());

    private final ApiTokens tokens;
    private final Callers callers;

    ApiTokenResource(ApiTokens tokens, Callers callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    /** What is wished of a token. */
    public record PostToken(
            @NotBlank @Size(max = 100) @Pattern(regexp = Ask.NO_ZERO) @Schema(examples = "nightly export")
            String label,

            @NotNull
            @Schema(
                    description = "what it may do at most; never more than its user",
                    enumeration = {Roles.VIEWER, Roles.OPERATOR, Roles.INSTALLER, Roles.ADMINISTRATOR})
            String role,

            @NotNull @Schema(description = "days until it expires; 1 to 366", examples = "90")
            Integer days) {}

    /** A token without its secret. */
    public record TokenEntry(String id, String label, String role, Instant createdAt, Instant expiresAt) {

        static TokenEntry of(ApiTokens.Entry entry) {
            return new TokenEntry(
                    entry.id(), entry.label(), entry.role().label(), entry.createdAt(), entry.expiresAt());
        }
    }

    /** A new token. */
    public record NewToken(
            TokenEntry token,

            @Schema(description = "for the header Authorization: Bearer …; shown this once", examples = "cft_…")
            String text) {

        @Override
        public String toString() {
            return "NewToken " + token; // the text must not reach a log
        }
    }

    /** Tokens, the oldest first; those that have expired too. */
    public record TokenList(List<TokenEntry> tokens) {

        static TokenList of(List<ApiTokens.Entry> entries) {
            return new TokenList(entries.stream().map(TokenEntry::of).toList());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Get an API token for a program",
            description = "It is looked up at every request, so it can be taken back. An API token cannot make another"
                    + " one: 403. At most 50 a user: 409.")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = NewToken.class)))
    public RestResponse<NewToken> make(
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @NotNull @Valid PostToken body) {
        Caller caller = caller();
        if (caller.tokenId().isPresent()) {
            throw ProblemException.forbidden("Authorization", "an API token cannot make another one");
        }
        Role role = Ask.role("role", body.role());
        if (body.days() < 1 || body.days() > LONGEST_DAYS) {
            throw ProblemException.bad("days", "days is " + body.days() + " but must be 1 to " + LONGEST_DAYS);
        }
        Duration life = Duration.ofDays(body.days());
        return switch (tokens.make(body.label(), role, life, ChangeParams.by(caller, reason))) {
            case ApiTokens.Write.Made made ->
                RestResponse.status(
                        RestResponse.Status.CREATED, new NewToken(TokenEntry.of(made.entry()), made.text()));
            case ApiTokens.Write.TooMany many ->
                throw ProblemException.conflict(
                        "user", "a user may have " + many.most() + " tokens; take one back first");
        };
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The caller's API tokens")
    public TokenList mine() {
        return TokenList.of(tokens.of(caller().name()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Take one of the caller's API tokens back")
    @APIResponse(responseCode = "204", description = "it is worthless; elsewhere after five seconds")
    public void removeMine(
            @PathParam("id") String id,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason) {
        remove(id, caller().name(), reason);
    }

    private void remove(String id, String user, @Nullable String reason) {
        if (!tokens.remove(Ask.text("id", id), user, ChangeParams.by(callers.now(), reason))) {
            throw unknown(id);
        }
    }

    private Caller caller() {
        return Ask.local(callers.now(), "API tokens");
    }

    static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no token '" + id + "' of this user");
    }
}
