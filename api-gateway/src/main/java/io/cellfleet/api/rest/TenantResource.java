package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.fleet.Severities;
import io.cellfleet.api.fleet.WarningCodes;
import io.cellfleet.api.registry.Tenants;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.TenantView;
import io.cellfleet.api.rest.view.WarningViews;
import io.cellfleet.api.security.Callers;
import io.cellfleet.battery.settings.Violation;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.WarningCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Whom installations, gateways and users belong to. */
@Path("/api/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
public class TenantResource {

    private final Tenants tenants;
    private final Callers callers;

    TenantResource(Tenants tenants, Callers callers) {
        this.tenants = tenants;
        this.callers = callers;
    }

    /** What is wished of a tenant. */
    public record PutTenant(
            @NotBlank @Size(max = 200) @Pattern(regexp = Ask.NO_ZERO)
            String name,

            @Schema(
                    description = "whether settings and counters of its packs are changed only with their PIN; false: a"
                            + " role and a sign-in that is at most 10 minutes old are enough. Default: true")
            @Nullable
            Boolean pinRequired,

            @Schema(
                    description =
                            "how severe warnings are to this tenant, where that is not as the engine says: code to"
                                    + " info, warning or critical. Default: none",
                    examples = "{\"calibrationOverdue\": \"warning\"}")
            @Nullable
            Map<String, String> severities) {

        Tenants.Wish wish() {
            Map<WarningCode, Severity> known = new EnumMap<>(WarningCode.class);
            if (severities != null) {
                severities.forEach((code, severity) -> known.put(code(code), severity(code, severity)));
            }
            return new Tenants.Wish(name, !Boolean.FALSE.equals(pinRequired), known);
        }

        private static WarningCode code(String code) {
            return WarningCodes.labelled(code)
                    .orElseThrow(() -> ProblemException.bad(
                            "severities",
                            "severities has '" + code + "' but known are " + String.join(", ", WarningViews.codes())));
        }

        private static Severity severity(String code, String label) {
            return Severities.labelled(label)
                    .orElseThrow(() -> ProblemException.bad(
                            "severities." + code,
                            "severities." + code + " is '" + label + "' but must be info, warning or critical"));
        }
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            summary = "Create a tenant or change it",
            description = "Only an administrator who sees all tenants can create one.")
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = TenantView.class)))
    @APIResponse(
            responseCode = "200",
            description = "changed, or as it was",
            content = @Content(schema = @Schema(implementation = TenantView.class)))
    public RestResponse<TenantView> put(
            @PathParam("id") String id, @BeanParam ChangeParams change, @NotNull @Valid PutTenant body) {
        Ask.newId("id", id);
        Tenants.Write write =
                tenants.put(id, body.wish(), change.by(callers.now())).orElseThrow(() -> unknown(id));
        return Etag.written(
                write.created(), TenantView.of(write.tenant()), write.tenant().revision());
    }

    /** Tenants. */
    public record TenantList(List<TenantView> tenants) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The tenants that the caller sees, by id")
    public TenantList list() {
        return new TenantList(
                tenants.seenBy(callers.now()).stream().map(TenantView::of).toList());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One tenant")
    public RestResponse<TenantView> get(@PathParam("id") String id) {
        Tenants.Entry tenant = tenants.tenant(callers.now(), Ask.text("id", id)).orElseThrow(() -> unknown(id));
        return Etag.ok(TenantView.of(tenant), tenant.revision());
    }

    static ProblemException unknown(String id) {
        return ProblemException.unknown("id", "there is no tenant '" + id + "'");
    }

    /** A body names a tenant that is not there. */
    static ProblemException refused(String tenantId) {
        return ProblemException.refused(
                List.of(new Violation("tenantId", "tenantId is '" + tenantId + "' but there is no such tenant")));
    }
}
