package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lasts is measured by the records' own clock, and that clock may be set back (rules W3, W5). */
class WatchesTest {

    private static final Instant NINE = Instant.parse("2026-06-01T09:00:00Z");

    /** Else what began an hour "later" would last an hour too little, or for ever. */
    @ParameterizedTest(name = "began {0} s after what is now the time: lasts since {1} s")
    @CsvSource({"-1, -1", "0, 0", "1, 0", "3600, 0"})
    void whatBeganLaterThanNowBeganNow(long began, long lastsSince) {
        Optional<Instant> before = Optional.of(NINE.plusSeconds(began));

        Watches after = new Watches(before, before, before, before, before).notAfter(NINE);

        Optional<Instant> since = Optional.of(NINE.plusSeconds(lastsSince));
        assertThat(after).isEqualTo(new Watches(since, since, since, since, since));
    }

    @Test
    void whatHasNotBegunDoesNotBeginThen() {
        assertThat(Watches.NOTHING.notAfter(NINE)).isEqualTo(Watches.NOTHING);
    }

    @Test
    void afterTheClockIsSetBackAWatchEndsAsSoonAsAnyOther() {
        Optional<Instant> anHourAhead = Optional.of(NINE.plus(Duration.ofHours(1)));
        Watches setBack =
                new Watches(anHourAhead, anHourAhead, anHourAhead, anHourAhead, Optional.empty()).notAfter(NINE);

        assertThat(setBack.reversed(NINE.plusSeconds(299))).as("5 min").isFalse();
        assertThat(setBack.reversed(NINE.plusSeconds(300))).as("5 min").isTrue();
        assertThat(setBack.disagrees(NINE.plusSeconds(30))).as("30 s").isFalse();
        assertThat(setBack.disagrees(NINE.plusSeconds(31))).as("30 s").isTrue();
        assertThat(setBack.disobeyed(NINE.plusSeconds(30))).as("30 s").isFalse();
        assertThat(setBack.disobeyed(NINE.plusSeconds(31))).as("30 s").isTrue();
    }
}
