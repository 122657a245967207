package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.Callers;
import io.cellfleet.api.security.SignIn;
import io.cellfleet.api.security.Tokens;
import io.cellfleet.api.security.UserWrite;
import io.cellfleet.api.security.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who is signed in. The page's form posts to {@code /j_security_check} instead. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
public class SignInResource {

    private final Users users;
    private final Tokens tokens;
    private final Callers callers;
    private final String cookie;

    SignInResource(
            Users users,
            Tokens tokens,
            Callers callers,
            @ConfigProperty(name = "quarkus.http.auth.form.cookie-name", defaultValue = "quarkus-credential")
                    String cookie) {
        this.users = users;
        this.tokens = tokens;
        this.callers = callers;
        this.cookie = cookie;
    }

    /** Who wants to sign in. */
    public record Credentials(
            @NotNull @Size(min = 1, max = 100) String user,
            @NotNull @Size(min = 1, max = 200) String password) {

        @Override
        public String toString() {
            return "Credentials of " + user; // the password must not reach a log
        }
    }

    /** A token. */
    public record TokenView(
            @Schema(description = "for the header Authorization: Bearer …")
            String token,

            Instant expiresAt) {}

    /** Who is signed in. */
    public record MeView(
            String name,

            @Schema(description = "the role and those it includes")
            List<String> roles,

            @Schema(description = "whose things are seen; absent: those of all tenants") @Nullable
            String tenantId) {}

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            summary = "Get a token",
            description =
                    "Good for one hour, or until the user has another password. What it allows is what the user may do"
                            + " at that time. Signing out does not take it back. 401 for a wrong name or password, 429 with Retry-After after five wrong"
                            + " passwords in a row, with growing pauses.")
    public TokenView signIn(@NotNull @Valid Credentials body) {
        return switch (users.signIn(body.user(), body.password())) {
            case SignIn.Accepted accepted -> {
                Tokens.Token token = tokens.issue(accepted.account(), Instant.now());
                yield new TokenView(token.text(), token.expiresAt());
            }
            case SignIn.Wrong wrong -> throw ProblemException.notSignedIn("user or password is wrong");
            case SignIn.Paused paused ->
                throw ProblemException.tooMany("too many wrong passwords; wait and try again", paused.pause());
        };
    }

    @POST
    @Path("/sign-out")
    @PermitAll
    @Operation(
            summary = "Take back the page's cookie",
            description = "The browser forgets its cookie. Tokens stay valid until they expire, one hour after they"
                    + " were issued.")
    @APIResponse(responseCode = "204", description = "the cookie is taken back")
    public RestResponse<Void> signOut() {
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(new NewCookie.Builder(cookie).path("/").maxAge(0).build())
                .build();
    }

    @GET
    @Path("/me")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Who is signed in")
    public MeView me() {
        Caller caller = callers.now();
        return new MeView(
                caller.name(),
                caller.role().included().stream().sorted().toList(),
                caller.tenantId().orElse(null));
    }

    /** The wish for another password. */
    public record PutPassword(
            @NotNull @Size(min = 1, max = 200) String old,

            @NotNull @Size(min = 1, max = 200) @Schema(description = "at least 12 characters, at most 72 bytes")
            String wished) {

        @Override
        public String toString() {
            return "PutPassword"; // neither must reach a log
        }
    }

    @PUT
    @Path("/me/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Change one's own password",
            description =
                    "Signed tokens that were issued before are worthless then, API tokens stay. 403 when the old one"
                            + " is wrong, or with an API token.")
    @APIResponse(responseCode = "204", description = "changed")
    public void password(@NotNull @Valid PutPassword body) {
        Caller caller = Ask.local(callers.now(), "a password here");
        if (caller.tokenId().isPresent()) {
            throw ProblemException.forbidden("Authorization", "an API token cannot change the password");
        }
        switch (users.changePassword(caller.name(), body.old(), body.wished(), ChangeParams.by(caller, null))) {
            case UserWrite.Written written -> {
                // As wished.
            }
            case UserWrite.BadPassword bad -> throw ProblemException.bad("wished", bad.detail());
            case UserWrite.Unknown wrong -> throw ProblemException.forbidden("old", "old is not the password");
            case UserWrite.Paused paused ->
                throw ProblemException.tooMany("too many wrong passwords; wait and try again", paused.pause());
            case UserWrite.NoPassword no -> throw new IllegalStateException("a password was given");
            case UserWrite.UnknownTenant unknown -> throw new IllegalStateException("no tenant is changed here");
            case UserWrite.LastAdministrator last -> throw new IllegalStateException("no role is changed here");
        }
    }
}
