package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.ApiTokens;
import io.cellfleet.api.security.Callers;
import io.cellfleet.api.security.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Other users' tokens for programs. */
@Path("/api/v1/users/{name}/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
public class UserTokenResource {

    private final ApiTokens tokens;
    private final Users users;
    private final Callers callers;

    UserTokenResource(ApiTokens tokens, Users users, Callers callers) {
        this.tokens = tokens;
        this.users = users;
        this.callers = callers;
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "A user's API tokens")
    public ApiTokenResource.TokenList of(@PathParam("name") String name) {
        checkUser(name);
        return ApiTokenResource.TokenList.of(tokens.of(name));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "Take one of a user's API tokens back")
    @APIResponse(responseCode = "204", description = "it is worthless; elsewhere after five seconds")
    public void removeOf(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason) {
        checkUser(name);
        if (!tokens.remove(Ask.text("id", id), name, ChangeParams.by(callers.now(), reason))) {
            throw ApiTokenResource.unknown(id);
        }
    }

    private void checkUser(String name) {
        if (users.account(callers.now(), name).isEmpty()) {
            throw ProblemException.unknown("name", "there is no user '" + name + "'");
        }
    }
}
