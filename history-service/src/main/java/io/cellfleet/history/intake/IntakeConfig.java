package io.cellfleet.history.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the topics are read. */
@ConfigMapping(prefix = "history.intake")
public interface IntakeConfig {

    /** The consumer group that shares the partitions among the instances of this service. */
    @WithDefault("history-service")
    @NotBlank
    String groupId();

    /** Records in one batch at most. */
    @WithDefault("5000")
    @Min(1)
    @Max(20_000)
    int maxPollRecords();

    /** How long to wait before PostgreSQL, or the topic of rejected records, is tried again. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration retryAfter();

    /** How often what is not of the minute that runs is written. */
    @WithDefault("1m")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 10)
    Duration closeEvery();

    /** How long after a minute's end its frames are waited for. One that comes later is put into the row. */
    @WithDefault("5s")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration waitForLate();

    /** Above this all that is held is written, whatever minute it is of. A quarter of the heap unless it is set. */
    Optional<MemorySize> mostHeld();
}
