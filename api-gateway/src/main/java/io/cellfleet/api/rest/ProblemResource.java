package io.cellfleet.api.rest;

import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a problem's type means. */
@Path(ProblemType.PATH + "{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Problems")
public class ProblemResource {

    /** A type of problems. */
    public record ProblemTypeView(
            @Schema(examples = "/problems/conflict") String type,

            @Schema(description = "the HTTP status; 0: any other")
            int status,

            String title,
            String description) {}

    @GET
    @PermitAll
    @Operation(summary = "What a problem's type means")
    public ProblemTypeView get(@PathParam("name") String name) {
        ProblemType type = ProblemType.named(name)
                .orElseThrow(() -> ProblemException.unknown("name", "there is no problem type '" + name + "'"));
        return new ProblemTypeView(type.uri(), type.status(), type.title(), type.description());
    }
}
