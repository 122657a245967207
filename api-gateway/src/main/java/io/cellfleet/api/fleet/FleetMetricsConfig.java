package io.cellfleet.api.fleet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The fleet's figures for Prometheus. */
@ConfigMapping(prefix = "cellfleet.api.metrics")
interface FleetMetricsConfig {

    /** What the figures are sums over. */
    @WithDefault("fleet")
    By by();

    /** How often they are made. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration every();

    /** As many series as this has values, whatever the fleet has. */
    enum By {
        /** Everything. */
        FLEET,
        /** Each tenant that has packs. */
        TENANT
    }
}
