package io.cellfleet.history.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much is asked at the same time. */
@ConfigMapping(prefix = "history.query")
interface QueryConfig {

    /** Questions that are answered at the same time; each takes a connection to the database. */
    @WithDefault("6")
    @Min(1)
    @Max(1000)
    int atATime();
}
