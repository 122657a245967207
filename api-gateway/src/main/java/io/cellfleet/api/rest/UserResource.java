package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.Account;
import io.cellfleet.api.security.Callers;
import io.cellfleet.api.security.UserWish;
import io.cellfleet.api.security.UserWrite;
import io.cellfleet.api.security.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Local users. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
public class UserResource {

    private final Users users;
    private final Callers callers;

    UserResource(Users users, Callers callers) {
        this.users = users;
        this.callers = callers;
    }

    /** What is wished of a user. */
    public record PutUser(
            @NotNull @Schema(enumeration = {Roles.VIEWER, Roles.OPERATOR, Roles.INSTALLER, Roles.ADMINISTRATOR})
            String role,

            @Schema(description = "at least 12 characters, at most 72 bytes; default: as it was, a new user needs one")
            @Nullable
            String password,

            @Size(max = 63)
            @Pattern(regexp = Ask.NO_ZERO)
            @Schema(
                    description = "whose things this user sees; * for all tenants. Default: as it was; of a new one the"
                            + " caller's, or all where the caller sees all")
            @Nullable
            String tenantId) {

        @Override
        public String toString() {
            return "PutUser " + role; // the password must not reach a log
        }
    }

    /** A user. */
    public record UserView(
            String name,
            String role,

            @Schema(description = "whose things this user sees; absent: those of all tenants") @Nullable
            String tenantId,

            @Schema(description = "grows by one with every change")
            long revision) {

        static UserView of(Account account) {
            return new UserView(
                    account.name(), account.role().label(), account.tenantId().orElse(null), account.revision());
        }
    }

    /** A page of users by name. */
    public record UserPage(
            List<UserView> users,

            @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
            String next) {}

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Create a user or change role, tenant and password",
            description = "201 when the user was created, 200 when it was there, 409 when it is the last administrator"
                    + " who sees all tenants and would not be one any more. Another password makes the user's earlier"
                    + " tokens worthless.")
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "200",
            description = "changed, or as it was",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    public RestResponse<UserView> put(
            @PathParam("name") String name, @BeanParam ChangeParams change, @NotNull @Valid PutUser body) {
        Ask.newId("name", name);
        Role role = Ask.role("role", body.role());
        Caller caller = callers.now();
        if (body.password() != null && caller.tokenId().isPresent()) {
            throw ProblemException.forbidden(
                    "password", "an API token sets no password: whoever has it could stay when it is taken back");
        }
        UserWish wish = new UserWish(role, tenant(caller, name, body.tenantId()), body.password());
        return switch (users.put(name, wish, change.by(caller))) {
            case UserWrite.Written written -> {
                Account account = written.account();
                yield Etag.written(written.created(), UserView.of(account), account.revision());
            }
            case UserWrite.Unknown unknown -> throw unknown(name);
            case UserWrite.NoPassword no ->
                throw ProblemException.bad("password", "password is required of a new user");
            case UserWrite.BadPassword bad -> throw ProblemException.bad("password", bad.detail());
            case UserWrite.UnknownTenant unknown -> throw TenantResource.refused(unknown.tenantId());
            case UserWrite.LastAdministrator last -> throw lastAdministrator();
            case UserWrite.Paused paused -> throw new IllegalStateException("no password is looked at here");
        };
    }

    private Optional<String> tenant(Caller caller, String name, @Nullable String wished) {
        if (wished != null) {
            return Optional.of(wished).filter(id -> !id.equals("*"));
        }
        return users.account(caller, name).map(Account::tenantId).orElse(caller.tenantId());
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "Users by name, page by page")
    public UserPage list(
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        List<Account> found = users.accounts(callers.now(), Ask.text("after", after == null ? "" : after), most + 1);
        List<UserView> page = found.stream().limit(most).map(UserView::of).toList();
        return new UserPage(page, found.size() > most ? page.getLast().name() : null);
    }

    @GET
    @Path("/{name}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "One user")
    public RestResponse<UserView> get(@PathParam("name") String name) {
        Account account = users.account(callers.now(), name).orElseThrow(() -> unknown(name));
        return Etag.ok(UserView.of(account), account.revision());
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Take a user away",
            description = "His API tokens go with him, and what was issued to him is worthless after five seconds.")
    @APIResponse(responseCode = "204", description = "there is no such user any more")
    public void remove(@PathParam("name") String name, @BeanParam ChangeParams change) {
        switch (users.remove(Ask.text("name", name), change.by(callers.now()))) {
            case UserWrite.Unknown unknown -> throw unknown(name);
            case UserWrite.LastAdministrator last -> throw lastAdministrator();
            case UserWrite.Paused paused -> throw new IllegalStateException("no password is looked at here");
            case UserWrite.Written gone -> {
                // As wished.
            }
            case UserWrite.NoPassword no -> throw new IllegalStateException("nobody is created here");
            case UserWrite.BadPassword bad -> throw new IllegalStateException("nobody is created here");
            case UserWrite.UnknownTenant unknown -> throw new IllegalStateException("nobody is created here");
        }
    }

    private static ProblemException lastAdministrator() {
        return ProblemException.conflict("role", "the last administrator who sees all tenants must stay one");
    }

    private static ProblemException unknown(String name) {
        return ProblemException.unknown("name", "there is no user '" + name + "'");
    }
}
