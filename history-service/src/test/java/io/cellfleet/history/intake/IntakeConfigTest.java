package io.cellfleet.history.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeConfigTest {

    @Test
    void namesAndDefaults() {
        IntakeConfig config = config(Map.of());

        assertThat(config.groupId()).isEqualTo("history-service");
        assertThat(config.maxPollRecords()).isEqualTo(5_000);
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.closeEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.waitForLate()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.mostHeld()).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        history.intake.max-poll-records | 0     | must be greater than or equal to 1     | no batch at all
        history.intake.max-poll-records | 20001 | must be less than or equal to 20000    | more than a small heap holds
        history.intake.retry-after      | 9ms   | must be longer than or equal to 10 mill| a busy loop
        history.intake.retry-after      | 61s   | must be shorter than or equal to 1 min | nobody would wait for it
        history.intake.close-every      | 9ms   | must be longer than or equal to 10 mill| a row for every frame
        history.intake.close-every      | 11m   | must be shorter than or equal to 10 mi | memory is not for that
        history.intake.wait-for-late    | -1s   | must be longer than or equal to 0      | the future
        history.intake.wait-for-late    | 61s   | must be shorter than or equal to 1 min | memory is not for that
        history.intake.most-held        | 9x    | most-held                              | of what?
        history.intake.group-id         | ' '   | must not be blank                      | a group has a name
        history.intake.poll-records     | 1     | does not map to any root               | a name we do not know
        """)
    void refuses(String name, String value, String message, String because) {
        assertThatThrownBy(() -> config(Map.of(name, value))).hasStackTraceContaining(message);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
        history.intake.max-poll-records | 1
        history.intake.max-poll-records | 20000
        history.intake.retry-after      | 10ms
        history.intake.retry-after      | 60s
        history.intake.close-every      | 10ms
        history.intake.close-every      | 10m
        history.intake.wait-for-late    | 0s
        history.intake.wait-for-late    | 60s
        history.intake.most-held        | 64M
        """)
    void takes(String name, String value) {
        assertThat(config(Map.of(name, value))).isNotNull();
    }

    private static IntakeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(IntakeConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(IntakeConfig.class);
    }
}
