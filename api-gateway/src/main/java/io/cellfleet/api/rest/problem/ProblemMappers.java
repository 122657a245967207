package io.cellfleet.api.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.cellfleet.api.audit.PreconditionException;
import io.cellfleet.api.history.HistoryAwayException;
import io.cellfleet.api.history.HistoryDamagedException;
import io.cellfleet.api.history.HistoryGoneException;
import io.cellfleet.api.history.HistoryRefusedException;
import io.cellfleet.api.registry.NotYetAgreedException;
import io.cellfleet.battery.settings.Violation;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong into a {@link Problem}. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration HISTORY_AGAIN = Duration.ofSeconds(5);
    private static final Duration REGISTRY_AGAIN = Duration.ofSeconds(5);

    @ServerExceptionMapper
    public Response mistake(ProblemException mistake) {
        Response.ResponseBuilder response = response(mistake.problem());
        Duration retryAfter = mistake.retryAfter();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds() + 1);
        }
        return response.build();
    }

    @ServerExceptionMapper
    public Response json(MismatchedInputException mistake) {
        return response(JsonMistake.problem(mistake)).build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException mistake) {
        List<Violation> violations = Violations.of(mistake.getConstraintViolations());
        return response(Problem.of(400, violations)).build();
    }

    /** What the framework itself refuses: no such path, method or media type, JSON that cannot be read. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException refusal) {
        if (refusal.getCause() instanceof JsonProcessingException mistake) {
            return response(JsonMistake.problem(mistake)).build();
        }
        int status = refusal.getResponse().getStatus();
        Response.ResponseBuilder response = response(Problem.of(status, sentence(status)));
        String allowed = refusal.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? response.build()
                : response.header(HttpHeaders.ALLOW, allowed).build();
    }

    @ServerExceptionMapper
    public Response notSignedIn(UnauthorizedException refusal) {
        return unauthorized("sign in first: a token in the header Authorization, or the page's cookie");
    }

    @ServerExceptionMapper
    public Response notSignedIn(AuthenticationFailedException refusal) {
        return unauthorized("the token or the cookie is not valid, or no longer; sign in again");
    }

    @ServerExceptionMapper
    public Response notAllowed(ForbiddenException refusal) {
        return response(Problem.of(403, "your role does not allow this")).build();
    }

    @ServerExceptionMapper
    public Response precondition(PreconditionException refusal) {
        int status = refusal.isRequired() ? 428 : 412;
        return response(Problem.of(status, String.valueOf(refusal.getMessage()), "If-Match"))
                .build();
    }

    @ServerExceptionMapper
    public Response historyAway(HistoryAwayException trouble) {
        LOG.warnf(trouble, "history could not be asked, reason=%s", trouble.getMessage());
        return response(Problem.of(503, "the history of the packs cannot be read at the moment"))
                .header(HttpHeaders.RETRY_AFTER, HISTORY_AGAIN.toSeconds())
                .build();
    }

    @ServerExceptionMapper
    public Response notYetAgreed(NotYetAgreedException trouble) {
        return response(Problem.of(503, "no change is taken yet: " + trouble.getMessage()))
                .header(HttpHeaders.RETRY_AFTER, REGISTRY_AGAIN.toSeconds())
                .build();
    }

    @ServerExceptionMapper
    public Response historyDamaged(HistoryDamagedException trouble) {
        LOG.errorf("history is damaged: reason=%s", trouble.getMessage());
        return response(Problem.of(
                        ProblemType.HISTORY_DAMAGED,
                        "a part of the history cannot be read any more: " + trouble.getMessage()))
                .build();
    }

    @ServerExceptionMapper
    public Response historyRefused(HistoryRefusedException refusal) {
        return response(
                        refusal.violations().isEmpty()
                                ? Problem.of(400, String.valueOf(refusal.getMessage()))
                                : Problem.of(400, refusal.violations()))
                .build();
    }

    @ServerExceptionMapper
    public Response historyGone(HistoryGoneException trouble) {
        return response(Problem.of(410, String.valueOf(trouble.getMessage()))).build();
    }

    /** A bug of ours: the caller gets a number to report, the log gets the rest. */
    @ServerExceptionMapper
    public Response bug(Throwable bug) {
        String report = UUID.randomUUID().toString();
        LOG.errorf(bug, "a request failed, report=%s", report);
        return response(Problem.of(500, "something is wrong on our side; report " + report))
                .build();
    }

    private static Response unauthorized(String detail) {
        return response(Problem.of(401, detail))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "there is nothing at this path";
            case 405 -> "this method is not possible at this path";
            case 406 -> "what the header Accept asks for cannot be given here";
            case 413 -> BodyLimit.DETAIL;
            case 415 -> "the header Content-Type must be application/json, for tables text/csv";
            default -> "the request cannot be answered";
        };
    }
}
