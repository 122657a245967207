package io.cellfleet.api.rest;

import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.AuditEntry;
import io.cellfleet.api.audit.Kind;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Roles;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.AuditView;
import io.cellfleet.api.security.Callers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who changed what, and why. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {

    private final Audit audit;
    private final Callers callers;

    AuditResource(Audit audit, Callers callers) {
        this.audit = audit;
        this.callers = callers;
    }

    /** Changes, newest first. */
    public record AuditPage(
            List<AuditView> changes,

            @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
            String next) {}

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "Every change of tenants, installations, packs, gateways, users and tokens, newest first")
    public AuditPage list(
            @QueryParam("kind")
                    @Parameter(description = "tenant, installation, pack, gateway, user, token, retention or rule")
                    @Nullable
                    String kind,
            @QueryParam("object") @Parameter(description = "only changes of the one with this id") @Nullable
                    String object,
            @QueryParam("author") @Parameter(description = "only changes of this user") @Nullable String author,
            @QueryParam("limit") @Parameter(description = "1 to 1000; default 100") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "'next' of the page before") @Nullable String after) {
        Caller caller = callers.now();
        int most = Ask.number("limit", limit, 100, 1, 1_000);
        List<AuditEntry> found = audit.find(new Audit.Question(
                caller.tenantId().orElse(null),
                kind == null ? null : kind(kind),
                object == null ? null : Ask.text("object", object),
                author == null ? null : Ask.text("author", author),
                after == null ? null : Ask.longNumber("after", after),
                most + 1));
        List<AuditView> page = found.stream().limit(most).map(AuditView::of).toList();
        return new AuditPage(page, found.size() > most ? page.getLast().id() : null);
    }

    private static Kind kind(String label) {
        return Kind.labelled(label)
                .orElseThrow(() -> ProblemException.bad(
                        "kind",
                        "kind is '" + label + "' but must be one of "
                                + Arrays.stream(Kind.values()).map(Kind::label).collect(Collectors.joining(", "))));
    }
}
