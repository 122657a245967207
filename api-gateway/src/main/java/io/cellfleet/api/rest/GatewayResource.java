package io.cellfleet.api.rest;

import io.cellfleet.api.audit.By;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.enrolment.GatewayEntry;
import io.cellfleet.api.enrolment.Gateways;
import io.cellfleet.api.enrolment.GatewaysHeard;
import io.cellfleet.api.enrolment.Purpose;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.GatewayPage;
import io.cellfleet.api.rest.view.GatewayView;
import io.cellfleet.api.security.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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

/** Gateways of the registry, the codes for them, and their keys. */
@Path("/api/v1/gateways")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gateways")
public class GatewayResource {

    private final Gateways gateways;
    private final GatewaysHeard heard;
    private final Callers callers;

    GatewayResource(Gateways gateways, GatewaysHeard heard, Callers callers) {
        this.gateways = gateways;
        this.heard = heard;
        this.callers = callers;
    }

    /** What a caller wishes of a gateway. */
    public record PutGateway(
            @NotBlank @Size(max = 200) @Pattern(regexp = Ask.NO_ZERO)
            String name,

            @Size(min = 1, max = 63)
            @Pattern(regexp = Ask.NO_ZERO)
            @Schema(description = "whose it is; only where it is created. Default: the caller's, else default")
            @Nullable
            String tenantId) {}

    /** What a code shall be for. */
    public record PostCode(
            @NotNull
            @Schema(
                    enumeration = {"enrol", "rotate"},
                    description =
                            "enrol: a machine becomes this gateway, in place of the one before. rotate: the machine"
                                    + " that is this gateway gets a new key.")
            String purpose) {}

    /** A code. */
    public record CodeView(
            @Schema(
                    description = "shown this once; case, dashes and spaces do not matter",
                    examples = "7Q2M-4KXZ-90RT-HB3D-W5CN")
            String code,

            @Schema(description = "24 hours from now") Instant expiresAt) {

        @Override
        public String toString() {
            return "CodeView until " + expiresAt; // the code must not reach a log
        }
    }

    /** Which keys are good. */
    public record PostRevocation(
            @NotNull
            @Schema(
                    description =
                            "the first of its keys that stays good: not below 'keyFrom', not above 'keyGeneration'")
            Integer keyFrom) {}

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Register a gateway or rename it",
            description = "From then on records of this gateway are believed only with its signature, so enrol it next."
                    + " A gateway that a pack names but that is not registered need not sign. A gateway cannot be taken"
                    + " out of the registry, for its order numbers must never be used again.")
    @APIResponse(
            responseCode = "201",
            description = "registered",
            content = @Content(schema = @Schema(implementation = GatewayView.class)))
    @APIResponse(
            responseCode = "200",
            description = "renamed, or as it was",
            content = @Content(schema = @Schema(implementation = GatewayView.class)))
    public RestResponse<GatewayView> put(
            @PathParam("id") String id, @BeanParam ChangeParams change, @NotNull @Valid PutGateway body) {
        Ask.newId("id", id);
        By by = change.by(callers.now());
        var written = refuse(id, gateways.put(id, body.name(), Optional.ofNullable(body.tenantId()), by));
        return Etag.written(
                written.created(), view(written.gateway()), written.gateway().revision());
    }

    /** What was written, or the problem that stands against it. */
    static Gateways.GatewayWrite.Written refuse(String id, Gateways.GatewayWrite write) {
        return switch (write) {
            case Gateways.GatewayWrite.Written written -> written;
            case Gateways.GatewayWrite.Unknown unknown -> throw unknown(id);
            case Gateways.GatewayWrite.UnknownTenant unknown -> throw TenantResource.refused(unknown.tenantId());
            case Gateways.GatewayWrite.OfAnotherTenant other ->
                throw ProblemException.conflict("tenantId", "a gateway stays with its tenant");
            case Gateways.GatewayWrite.NamedElsewhere elsewhere ->
                throw ProblemException.conflict("id", "gateway id '" + id + "' is not free");
        };
    }

    private GatewayView view(GatewayEntry gateway) {
        return GatewayView.of(gateway, heard.of(gateway.id()));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Gateways by id, page by page")
    public GatewayPage list(
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        String last = Ask.text("after", after == null ? "" : after);
        List<GatewayEntry> found = gateways.gateways(callers.now(), last, most + 1);
        List<GatewayView> page = found.stream().limit(most).map(this::view).toList();
        return new GatewayPage(page, found.size() > most ? page.getLast().id() : null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One gateway")
    public RestResponse<GatewayView> get(@PathParam("id") String id) {
        GatewayEntry gateway =
                gateways.gateway(callers.now(), Ask.text("id", id)).orElseThrow(() -> unknown(id));
        return Etag.ok(view(gateway), gateway.revision());
    }

    @POST
    @Path("/{id}/codes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.INSTALLER)
    @Operation(
            summary = "Get a one-time code for a gateway",
            description =
                    "For 'cellfleet-gateway enroll CODE' on the machine. It is good once, for 24 hours, and voids one"
                            + " that still waits for the same gateway. 409 for a new key of a gateway that was never enrolled."
                            + " 503 when this service was given no cellfleet.api.fleet-secret.")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = CodeView.class)))
    public RestResponse<CodeView> code(
            @PathParam("id") String id,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @NotNull @Valid PostCode body) {
        Purpose purpose = Purpose.labelled(body.purpose())
                .orElseThrow(() -> ProblemException.bad(
                        "purpose", "purpose is '" + body.purpose() + "' but must be enrol or rotate"));
        By by = ChangeParams.by(callers.now(), reason);
        return switch (gateways.code(Ask.text("id", id), purpose, by)) {
            case Gateways.CodeWrite.Made made ->
                RestResponse.status(RestResponse.Status.CREATED, new CodeView(made.code(), made.expiresAt()));
            case Gateways.CodeWrite.UnknownGateway unknown -> throw unknown(id);
            case Gateways.CodeWrite.NeverEnrolled never ->
                throw ProblemException.conflict(
                        "purpose", "gateway '" + id + "' was never enrolled, so no machine has a key to change");
            case Gateways.CodeWrite.NoMoreKeys no ->
                throw ProblemException.conflict("id", "gateway '" + id + "' has had all keys that there can be");
            case Gateways.CodeWrite.NoSecret no -> throw EnrolmentResource.noSecret();
        };
    }

    @POST
    @Path("/{id}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Make older keys of a gateway worthless",
            description = "Records signed with them are refused from then on, also those that were sent before and are"
                    + " still on their way. Nothing makes such a key good again.")
    @APIResponse(
            responseCode = "200",
            description = "revoked, or as it was",
            content = @Content(schema = @Schema(implementation = GatewayView.class)))
    public GatewayView revoke(
            @PathParam("id") String id,
            @QueryParam("reason") @Parameter(description = ChangeParams.REASON) @Nullable String reason,
            @NotNull @Valid PostRevocation body) {
        By by = ChangeParams.by(callers.now(), reason);
        return switch (gateways.revoke(Ask.text("id", id), body.keyFrom(), by)) {
            case Gateways.Revocation.Done done -> view(done.gateway());
            case Gateways.Revocation.UnknownGateway unknown -> throw unknown(id);
            case Gateways.Revocation.OutOfRange range ->
                throw ProblemException.bad(
                        "keyFrom",
                        "keyFrom is " + body.keyFrom() + " but must be " + range.least() + " to " + range.most());
        };
    }

    private static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no gateway '" + id + "'");
    }
}
