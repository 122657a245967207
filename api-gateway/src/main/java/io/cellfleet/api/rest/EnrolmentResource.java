package io.cellfleet.api.rest;

import io.cellfleet.api.enrolment.Enrolled;
import io.cellfleet.api.enrolment.Enrolments;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.rest.view.EnrolmentView;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a machine becomes a gateway. */
@Path("/api/v1/enrolments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gateways")
public class EnrolmentResource {

    private final Enrolments enrolments;

    EnrolmentResource(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /** A code that somebody was given. */
    public record PostEnrolment(
            @NotNull @Size(min = 1, max = 100) String code) {

        @Override
        public String toString() {
            return "PostEnrolment"; // the code must not reach a log
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            summary = "Exchange a one-time code for a gateway's identity",
            description =
                    "Needs no signing in: the code is enough. It is used up by the answer, so an answer that was lost"
                            + " on the way means a new code. 404 for a code that is unknown, used or too old, all alike. 429 with"
                            + " Retry-After after five wrong codes in a row from one address, with growing pauses. 503 when Kafka"
                            + " gives no access, the code can then be used again, or when this service was given no"
                            + " cellfleet.api.fleet-secret.")
    public EnrolmentView enrol(@NotNull @Valid PostEnrolment body, @Context HttpServerRequest request) {
        String from = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        return switch (enrolments.enrol(body.code(), from)) {
            case Enrolled.Accepted accepted -> EnrolmentView.of(accepted);
            case Enrolled.Unknown unknown ->
                throw ProblemException.unknown(
                        "code", "this code is not known, was used, or is too old; a new one may be asked for");
            case Enrolled.Paused paused ->
                throw ProblemException.tooMany("too many wrong codes; wait and try again", paused.pause());
            case Enrolled.NoSecret noSecret -> throw noSecret();
            case Enrolled.NotYet notYet ->
                throw ProblemException.notNow(
                        "what gateways have sent is still being read; try again with the same code");
            case Enrolled.NoAccess noAccess ->
                throw ProblemException.notNow(
                        "Kafka gives the gateway no access at the moment; try again with the same code");
        };
    }

    static ProblemException noSecret() {
        return ProblemException.notNow(
                "gateways cannot be enrolled here: cellfleet.api.fleet-secret is not set in this service");
    }
}
