package io.cellfleet.api.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * What a browser may load for the page: its own files, and pictures of the configured server of map tiles. The API's
 * description brings an inline script and inline styles, so its page has a wider policy.
 */
@ApplicationScoped
public class PagePolicy {

    private static final String HEADER = "Content-Security-Policy";
    private static final String DOCS = "/api/docs";
    private static final String NOTHING_ELSE = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    /** Before whatever may answer, a refusal too. */
    private static final int PRIORITY = 400;

    private final String page;
    private final String docs =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + NOTHING_ELSE;

    PagePolicy(Optional<MapTiles> tiles) {
        String pictures =
                tiles.map(MapTiles::origin).map(origin -> " " + origin).orElse("");
        this.page =
                "default-src 'self'; img-src 'self' data: blob:" + pictures + "; form-action 'self'; " + NOTHING_ELSE;
    }

    void register(@Observes Filters filters) {
        filters.register(this::say, PRIORITY);
    }

    private void say(RoutingContext request) {
        request.response().putHeader(HEADER, of(request.normalizedPath()));
        request.next();
    }

    /** The policy for what stands at this path. */
    String of(String path) {
        return path.startsWith(DOCS) ? docs : page;
    }
}
