package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A backlog leaves room for others. */
class ThrottleTest {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Throttle throttle = new Throttle(1_000);

    @Test
    void recordsAreSpreadOverTime() {
        assertThat(throttle.take(500, 0)).isEqualTo(Duration.ZERO);
        assertThat(throttle.take(500, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(throttle.take(500, SECOND_NANOS / 2)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void timeThatWasNotUsedIsNotSaved() {
        assertThat(throttle.take(1, 0)).isEqualTo(Duration.ZERO);
        assertThat(throttle.take(2_000, 60 * SECOND_NANOS)).isEqualTo(Duration.ZERO);
        assertThat(throttle.take(1, 60 * SECOND_NANOS)).isEqualTo(Duration.ofSeconds(2));
    }
}
