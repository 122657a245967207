package io.cellfleet.history.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
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
}
