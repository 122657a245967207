package io.cellfleet.api.rest;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.rest.problem.ProblemException;
import io.cellfleet.api.security.Callers;
import io.cellfleet.api.security.LimitConfig;
import io.cellfleet.api.security.RequestLimits;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Refuses a caller's request that is too much, and says in the headers RateLimit and RateLimit-Policy how many may still
 * come. Whoever is not signed in is not counted: guessing has its own guard.
 */
public class LimitFilter {

    private static final String LEFT = "cellfleet.limit";

    private final RequestLimits limits;
    private final LimitConfig config;
    private final Callers callers;

    LimitFilter(RequestLimits limits, LimitConfig config, Callers callers) {
        this.limits = limits;
        this.config = config;
        this.callers = callers;
    }

    @ServerRequestFilter
    public void take(ContainerRequestContext request) {
        Optional<Caller> caller = callers.known();
        Optional<RequestLimits.Left> left = caller.flatMap(limits::take);
        left.ifPresent(known -> request.setProperty(LEFT, known));
        if (left.isPresent() && !left.get().allowed()) {
            throw ProblemException.tooMany(
                    "more than " + config.requestsAMinute() + " requests a minute; wait and try again",
                    left.get().pause());
        }
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(LEFT) instanceof RequestLimits.Left left) {
            response.getHeaders()
                    .putSingle(
                            "RateLimit-Policy",
                            "\"minute\";q=" + config.requestsAMinute() + ";w="
                                    + Duration.ofMinutes(1).toSeconds());
            response.getHeaders()
                    .putSingle(
                            "RateLimit",
                            "\"minute\";r=" + left.remaining() + ";t="
                                    + (left.pause().toMillis() + 999) / 1_000);
        }
    }
}
