package io.cellfleet.history.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** When hours and days are made. */
@ConfigMapping(prefix = "history.rollup")
public interface RollupConfig {

    /** How often is looked for hours that are due. */
    @WithDefault("10s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 10)
    Duration every();

    /** How often is looked for days that are due: many packs have many hours whose day is not over. */
    @WithDefault("1m")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 60)
    Duration daysEvery();

    /** How long after its end an hour or a day is made for the first time, so that its last minute is there. */
    @WithDefault("90s")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 30)
    Duration waitForMinutes();
}
