package io.cellfleet.api.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a caller may make. */
@ConfigMapping(prefix = "cellfleet.api.limit")
public interface LimitConfig {

    /** Requests a minute of one API token, or of one user without one; 0: no limit. Counted in this process. */
    @WithDefault("1200")
    int requestsAMinute();

    /** So many of them may come at once. */
    @WithDefault("300")
    int burst();
}
