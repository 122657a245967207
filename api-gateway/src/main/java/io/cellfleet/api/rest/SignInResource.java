package io.cellfleet.api.rest;

import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.Roles;
import io.cellfleet.api.security.SignIn;
import io.cellfleet.api.security.Tokens;
import io.cellfleet.api.security.Users;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** Signing in and out, and who is signed in. The page's form posts to {@code /j_security_check} instead. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
public class SignInResource {

    private final Users users;
    private final Tokens tokens;
    private final SecurityIdentity identity;
    private final String cookie;

    SignInResource(
            Users users,
            Tokens tokens,
            SecurityIdentity identity,
            @ConfigProperty(name = "quarkus.http.auth.form.cookie-name", defaultValue = "quarkus-credential")
                    String cookie) {
        this.users = users;
        this.tokens = tokens;
        this.identity = identity;
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
            List<String> roles) {}

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            summary = "Get a token",
            description = "Good for one hour, and not taken back before: not by signing out, not by another password or"
                    + " role. 401 for a wrong name or password, 429 with Retry-After after five wrong"
                    + " passwords in a row, with growing pauses.")
    public TokenView signIn(@NotNull @Valid Credentials body) {
        return switch (users.signIn(body.user(), body.password())) {
            case SignIn.Accepted accepted -> {
                Tokens.Token token = tokens.issue(accepted, Instant.now());
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
        return new MeView(
                identity.getPrincipal().getName(),
                identity.getRoles().stream().sorted().toList());
    }
}
