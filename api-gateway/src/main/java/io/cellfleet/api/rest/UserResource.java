package io.cellfleet.api.rest;

import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.Role;
import io.cellfleet.api.security.Roles;
import io.cellfleet.api.security.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Local users. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
public class UserResource {

    private final Users users;

    UserResource(Users users) {
        this.users = users;
    }

    /** What is wished of a user. */
    public record PutUser(
            @NotNull @Schema(enumeration = {Roles.VIEWER, Roles.OPERATOR, Roles.INSTALLER, Roles.ADMINISTRATOR})
            String role,

            @NotNull @Schema(description = "at least 12 characters, at most 72 bytes")
            String password) {

        @Override
        public String toString() {
            return "PutUser " + role; // the password must not reach a log
        }
    }

    /** A user. */
    public record UserView(String name, String role) {}

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Create a user or replace role and password",
            description = "201 when the user was created, 200 when it was there, 409 when it is the last administrator"
                    + " and would not be one any more.")
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "200",
            description = "replaced",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    public RestResponse<UserView> put(@PathParam("name") String name, @NotNull @Valid PutUser body) {
        Ask.newId("name", name);
        Role role = Role.labelled(body.role())
                .orElseThrow(() -> ProblemException.bad(
                        "role",
                        "role is '" + body.role() + "' but must be viewer, operator, installer or administrator"));
        try {
            UserView user = new UserView(name, role.label());
            return switch (users.put(name, role, body.password())) {
                case CREATED -> RestResponse.status(RestResponse.Status.CREATED, user);
                case REPLACED -> RestResponse.ok(user);
                case LAST_ADMINISTRATOR ->
                    throw ProblemException.conflict("role", "the last administrator must stay one");
            };
        } catch (IllegalArgumentException e) {
            throw ProblemException.bad("password", String.valueOf(e.getMessage()));
        }
    }
}
