package io.cellfleet.history.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClosingTimesTest {

    private long nowMs = 1_000_000 * 60_000L;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(nowMs);
        }
    };

    /** Five seconds after the end of each minute, and once. */
    @Test
    void aMinuteIsClosedWhenItsLastFramesHaveCome() {
        ClosingTimes times = new ClosingTimes(clock, Duration.ofMinutes(1), Duration.ofSeconds(5));

        assertThat(times.isTime()).isFalse();
        assertThat(times.openMinute()).isEqualTo(999_999);
        nowMs += 4_999;
        assertThat(times.isTime()).isFalse();
        nowMs += 1;
        assertThat(times.isTime()).isTrue();
        assertThat(times.isTime()).isFalse();
        assertThat(times.openMinute()).isEqualTo(1_000_000);
        nowMs += 59_999;
        assertThat(times.isTime()).isFalse();
        nowMs += 1;
        assertThat(times.isTime()).isTrue();
    }

    /** A clock that is set back, or jumps ahead, is no reason to wait for it. */
    @Test
    void aClockThatIsSet() {
        ClosingTimes times = new ClosingTimes(clock, Duration.ofMinutes(1), Duration.ZERO);

        nowMs -= 3_600_000;
        assertThat(times.isTime()).isTrue();
        nowMs += 7_200_000;
        assertThat(times.isTime()).isTrue();
        assertThat(times.isTime()).isFalse();
    }
}
