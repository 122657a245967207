package io.cellfleet.history.jobs;

import io.cellfleet.history.store.Ages;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
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

    /** How often is looked for what has become older than it is to become. */
    @WithDefault("6h")
    @DurationMin(millis = 10)
    @DurationMax(days = 7)
    Duration thinEvery();

    /** For how many days every value is kept, of tenants that say nothing; for ever where it is not set. */
    Optional<Integer> rawDays();

    /** For how many days sums of minutes are kept. */
    Optional<Integer> minuteDays();

    /** For how many days sums of hours are kept. */
    Optional<Integer> hourDays();

    /** For how many days sums of days are kept. */
    Optional<Integer> dayDays();

    /** For how many days it is known what has changed: whoever keeps a copy and is away for longer reads all again. */
    @WithDefault("35")
    @Min(Ages.FEWEST_DAYS)
    @Max(Ages.MOST_DAYS)
    int changesDays();

    /** Of the values. */
    default Ages ages() {
        return new Ages(
                rawDays().orElse(null),
                minuteDays().orElse(null),
                hourDays().orElse(null),
                dayDays().orElse(null));
    }
}
