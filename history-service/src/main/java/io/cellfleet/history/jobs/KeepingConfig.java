package io.cellfleet.history.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What becomes of values as they grow old. */
@ConfigMapping(prefix = "history.keeping")
public interface KeepingConfig {

    /** How often is looked for what has grown old. */
    @WithDefault("10m")
    @DurationMin(millis = 10)
    @DurationMax(hours = 24)
    Duration every();

    /** How long after its end (UTC) a day becomes cold: its raw values go from minutes into hours, which take less. */
    @WithDefault("24h")
    @DurationMin(hours = 1)
    @DurationMax(days = 30)
    Duration coldAfter();
}
