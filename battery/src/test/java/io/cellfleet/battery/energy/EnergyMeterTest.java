package io.cellfleet.battery.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule S6, with the gaps of S5. Powers of 3.6 kW: each second is one Wh. */
class EnergyMeterTest {

    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
    private static final Powers IN = new Powers(3_600_000_000L, 0);
    private static final Powers OUT = new Powers(0, 3_600_000_000L);
    private static final Instant NOON = Instant.parse("2026-06-01T10:00:00Z");

    private EnergyMeter meter = EnergyMeter.ZERO;
    private final List<ClosedDay> closed = new ArrayList<>();

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        ms      | collected Wh | consumed Wh | rest nJ of both | because
        1000    | 1            | 0           | 0               | a second of the first power
        10000   | 10           | 0           | 0               | up to 10 s the last one holds
        10001   | 5            | 5           | 3600000000      | beyond, the mean of both ends
        3600000 | 1800         | 1800        | 0               | up to an hour
        3600001 | 0            | 0           | 0               | beyond an hour nothing is counted
        0       | 0            | 0           | 0               | no time
        -5000   | 0            | 0           | 0               | a clock that jumped back counts as no time
        """)
    void gaps(long ms, long collected, long consumed, long restNj, String because) {
        at(NOON, IN);
        at(NOON.plusMillis(ms), OUT);

        assertThat(meter.collectedToday().wh()).isEqualTo(collected);
        assertThat(meter.consumedToday().wh()).isEqualTo(consumed);
        assertThat(meter.collectedToday().restNj() + meter.consumedToday().restNj())
                .isEqualTo(restNj);
        assertThat(meter.collectedTotal()).isEqualTo(meter.collectedToday());
        assertThat(meter.consumedTotal()).isEqualTo(meter.consumedToday());
    }

    @Test
    void unknownCurrentsAreAGap() {
        at(NOON, IN);
        unknown(NOON.plusSeconds(3));
        unknown(NOON.plusSeconds(6));
        at(NOON.plusSeconds(9), IN);

        assertThat(meter.collectedToday()).isEqualTo(new Energy(9, 0));
    }

    @Test
    void whatGoesOverMidnightIsSplitThere() {
        Instant midnight = Instant.parse("2026-06-01T22:00:00Z");
        at(midnight.minusSeconds(3), IN);
        at(midnight.plusSeconds(4), IN);

        assertThat(closed).containsExactly(new ClosedDay(LocalDate.of(2026, 6, 1), new Energy(3, 0), Energy.ZERO));
        assertThat(meter.collectedToday()).isEqualTo(new Energy(4, 0));
        assertThat(meter.collectedTotal()).isEqualTo(new Energy(7, 0));
    }

    @ParameterizedTest(name = "{0}: {2} h")
    @CsvSource({
        "2026-03-29, 2026-03-28T23:00:00Z, 23",
        "2026-10-25, 2026-10-24T22:00:00Z, 25",
        "2026-06-02, 2026-06-01T22:00:00Z, 24"
    })
    void aDayHasTheHoursOfItsZone(LocalDate date, Instant begin, int hours) {
        for (int second = 0; second <= hours * 3_600; second += 10) {
            at(begin.plusSeconds(second), IN);
        }

        assertThat(closed).containsExactly(new ClosedDay(date, new Energy(hours * 3_600L, 0), Energy.ZERO));
        assertThat(meter.collectedToday()).isEqualTo(Energy.ZERO);
    }

    @Test
    void aDayWithoutFramesIsPassedOver() {
        at(NOON, IN);
        at(NOON.plusSeconds(10), IN);
        at(NOON.plusSeconds(3 * 86_400), IN);

        assertThat(closed).containsExactly(new ClosedDay(LocalDate.of(2026, 6, 1), new Energy(10, 0), Energy.ZERO));
        assertThat(meter.day().orElseThrow().date()).isEqualTo(LocalDate.of(2026, 6, 4));
    }

    @Test
    void aClockSetBackDoesNotBringADayBack() {
        Instant midnight = Instant.parse("2026-06-01T22:00:00Z");
        at(midnight.minusSeconds(5), IN);
        at(midnight.plusSeconds(5), IN);
        at(midnight.minusSeconds(60), IN);
        at(midnight.minusSeconds(55), IN);
        at(midnight.plusSeconds(1), IN);

        assertThat(closed).hasSize(1);
        assertThat(meter.day().orElseThrow().date()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(meter.collectedTotal()).isEqualTo(new Energy(10 + 5 + 56, 0));
    }

    @Test
    void clearingBeginsTheTotalsAnewAndLeavesToday() {
        at(NOON, IN);
        at(NOON.plusSeconds(5), IN);
        meter = meter.cleared();
        at(NOON.plusSeconds(7), IN);

        assertThat(meter.collectedTotal()).isEqualTo(new Energy(2, 0));
        assertThat(meter.collectedToday()).isEqualTo(new Energy(7, 0));
    }

    private void at(Instant at, Powers powers) {
        count(Optional.of(powers), at);
    }

    private void unknown(Instant at) {
        count(Optional.empty(), at);
    }

    private void count(Optional<Powers> powers, Instant at) {
        EnergyMeter.Counted counted = meter.counted(powers, at, PRAGUE);
        meter = counted.meter();
        counted.closed().ifPresent(closed::add);
    }
}
