package io.cellfleet.battery.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule S6: the installation's local day, 23 and 25 h days included. */
class LocalDayTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        zone                | at                       | date       | ends at              | because
        Europe/Prague       | 2026-06-01T21:59:59.999Z | 2026-06-01 | 2026-06-01T22:00:00Z | the last ms of a summer day
        Europe/Prague       | 2026-06-01T22:00:00Z     | 2026-06-02 | 2026-06-02T22:00:00Z | midnight belongs to the new day
        Europe/Prague       | 2026-03-29T10:00:00Z     | 2026-03-29 | 2026-03-29T22:00:00Z | 23 h: it began at 23:00Z
        Europe/Prague       | 2026-10-25T10:00:00Z     | 2026-10-25 | 2026-10-25T23:00:00Z | 25 h: it began at 22:00Z
        Asia/Kathmandu      | 2026-06-01T18:15:00Z     | 2026-06-02 | 2026-06-02T18:15:00Z | an offset of 5:45
        Australia/Lord_Howe | 2026-10-03T12:00:00Z     | 2026-10-03 | 2026-10-03T13:30:00Z | before a change of half an hour
        Australia/Lord_Howe | 2026-10-04T12:00:00Z     | 2026-10-04 | 2026-10-04T13:00:00Z | 23.5 h
        America/Sao_Paulo   | 2018-11-04T12:00:00Z     | 2018-11-04 | 2018-11-05T02:00:00Z | a day without its midnight
        Pacific/Apia        | 2011-12-29T12:00:00Z     | 2011-12-29 | 2011-12-30T10:00:00Z | the next day is skipped
        UTC                 | 2026-06-01T00:00:00Z     | 2026-06-01 | 2026-06-02T00:00:00Z | no changes at all
        """)
    void holding(String zone, Instant at, LocalDate date, Instant endsAt, String because) {
        assertThat(LocalDay.holding(at, ZoneId.of(zone))).isEqualTo(new LocalDay(date, endsAt));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        Europe/Prague       | 2026-03-28T23:00:00Z | 23
        Europe/Prague       | 2026-10-24T22:00:00Z | 25
        Europe/Prague       | 2026-06-01T22:00:00Z | 24
        """)
    void hours(String zone, Instant begin, long hours) {
        LocalDay day = LocalDay.holding(begin, ZoneId.of(zone));

        assertThat(Duration.between(begin, day.endsAt())).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest(name = "{0} before its end: far ahead {1}")
    @CsvSource({"PT48H, false", "PT48H0.001S, true", "PT0S, false", "-PT1H, false"})
    void farAhead(Duration before, boolean farAhead) {
        LocalDay day = LocalDay.holding(Instant.parse("2026-06-01T12:00:00Z"), ZoneId.of("UTC"));

        assertThat(day.isFarAheadOf(day.endsAt().minus(before))).isEqualTo(farAhead);
    }
}
