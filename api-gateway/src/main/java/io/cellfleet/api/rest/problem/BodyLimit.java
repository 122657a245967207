package io.cellfleet.api.rest.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that is announced as too large before anything is read or anybody is asked who he is. A body without
 * an announced length is cut off by {@code quarkus.http.limits.max-body-size}, which says the same limit.
 */
@ApplicationScoped
public class BodyLimit {

    static final String DETAIL = "the body may have at most 1 MB";

    private static final long MOST_BYTES = 1_048_576;
    /** Before authentication, which has 200. */
    private static final int PRIORITY = 300;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, PRIORITY);
    }

    private static void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isTooLong(length)) {
            Problem problem = Problem.of(413, DETAIL, "body");
            request.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(new JsonObject()
                            .put("type", problem.type())
                            .put("title", problem.title())
                            .put("status", problem.status())
                            .put("detail", problem.detail())
                            .put("parameter", problem.parameter())
                            .encode());
        } else {
            request.next();
        }
    }

    /** Header text that is no number is left to the HTTP server, which refuses it. */
    private static boolean isTooLong(String length) {
        return length.matches("\\d{8,}") || (length.matches("\\d{1,7}") && Long.parseLong(length) > MOST_BYTES);
    }
}
