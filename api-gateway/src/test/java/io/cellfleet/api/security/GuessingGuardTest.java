package io.cellfleet.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guessing becomes slow. */
class GuessingGuardTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final GuessingGuard guard = new GuessingGuard();

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            wrong | pause s | because
            0     | 0       | nobody has tried
            4     | 0       | four mistakes are human
            5     | 1       | the fifth costs a second
            6     | 2       | each further one twice as much
            13    | 256     | still doubling
            14    | 300     | five minutes are the most
            90    | 300     | for ever
            """)
    void pauses(int wrong, long pauseSeconds, String because) {
        for (int i = 0; i < wrong; i++) {
            guard.wrong("eve", NOW);
        }

        assertThat(guard.pause("eve", NOW)).hasSeconds(pauseSeconds);
        assertThat(guard.pause("eve", NOW.plusSeconds(pauseSeconds))).isZero();
        assertThat(guard.pause("adam", NOW)).as("others are not touched").isZero();
    }

    @Test
    void theRightPasswordForgivesAll() {
        for (int i = 0; i < 5; i++) {
            guard.wrong("eve", NOW);
        }
        guard.right("eve");
        guard.wrong("eve", NOW);

        assertThat(guard.pause("eve", NOW)).isZero();
    }
}
