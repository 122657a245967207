package io.cellfleet.history.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
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
    }

    @ParameterizedTest(name = "{0}={1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        history.intake.max-poll-records | 0     | must be greater than or equal to 1     | no batch at all
        history.intake.max-poll-records | 20001 | must be less than or equal to 20000    | more than a small heap holds
        history.intake.retry-after      | 9ms   | must be longer than or equal to 10 mill| a busy loop
        history.intake.retry-after      | 61s   | must be shorter than or equal to 1 min | nobody would wait for it
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
        """)
    void takes(String name, String value) {
        assertThat(config(Map.of(name, value))).isNotNull();
    }

    private static IntakeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(IntakeConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(IntakeConfig.class);
    }
}
