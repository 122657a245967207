package io.cellfleet.battery.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.pack.PackEvent.DayClosed;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.pack.PackInput.LineReported;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StateBytes;
import io.cellfleet.battery.pack.StepResult.Stepped;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The installation's days through whole steps (rule S6): both changes of the clock, zones with odd offsets, across
 * restarts and gaps. 300 A at 12 V are 3.6 kW, so each second is one Wh and a day's Wh are its seconds.
 */
class SiteDaysTest {

    private static final PackSettings SETTINGS =
            Draft.FOUR_CELLS.with("framePeriodMs", 10_000).settings();
    private static final Reading CHARGING =
            Reading.of(4).volts(3_000).packVolts(12_000).current(300_000);

    private Optional<PackState> state = Optional.empty();
    private final List<DayClosed> closed = new ArrayList<>();
    private long sequence;

    @ParameterizedTest(name = "{0} on {2}: {3} min, then {4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        zone                | begins               | date       | minutes | next       | because
        Europe/Prague       | 2026-03-28T23:00:00Z | 2026-03-29 | 1380    | 2026-03-30 | 23 h: clocks go forward
        Europe/Prague       | 2026-10-24T22:00:00Z | 2026-10-25 | 1500    | 2026-10-26 | 25 h: clocks go back
        America/New_York    | 2026-03-08T05:00:00Z | 2026-03-08 | 1380    | 2026-03-09 | 23 h, west of Greenwich
        America/New_York    | 2026-11-01T04:00:00Z | 2026-11-01 | 1500    | 2026-11-02 | 25 h, west of Greenwich
        Asia/Kathmandu      | 2026-06-01T18:15:00Z | 2026-06-02 | 1440    | 2026-06-03 | an offset of 5:45
        Australia/Lord_Howe | 2026-10-03T13:30:00Z | 2026-10-04 | 1410    | 2026-10-05 | 23.5 h: half an hour forward
        Australia/Lord_Howe | 2026-04-04T13:00:00Z | 2026-04-05 | 1470    | 2026-04-06 | 24.5 h: half an hour back
        Pacific/Apia        | 2011-12-29T10:00:00Z | 2011-12-29 | 1440    | 2011-12-31 | 30 December did not exist there
        America/Sao_Paulo   | 2018-11-04T03:00:00Z | 2018-11-04 | 1380    | 2018-11-05 | it began at one o'clock
        America/Sao_Paulo   | 2018-02-17T02:00:00Z | 2018-02-17 | 1500    | 2018-02-18 | eleven at night came twice
        UTC                 | 2026-06-01T00:00:00Z | 2026-06-01 | 1440    | 2026-06-02 | no changes at all
        """)
    void eachDayHasItsOwnSeconds(
            String zone, Instant begins, LocalDate date, int minutes, LocalDate next, String because) {
        Random restarts = new Random(7);
        Instant end = begins.plusSeconds(minutes * 60L);
        // Five seconds off the day's borders, so that a stretch lies across each of them.
        for (Instant at = begins.minusSeconds(25); !at.isAfter(end.plusSeconds(25)); at = at.plusSeconds(10)) {
            frame(at, zone);
            if (restarts.nextInt(50) == 0) {
                state = state.map(StateBytes::write).map(StateBytes::read);
            }
        }

        assertThat(closed).hasSize(2);
        assertThat(closed.getFirst().collected()).isEqualTo(new Energy(25, 0));
        assertThat(closed.getLast()).isEqualTo(new DayClosed(date, new Energy(minutes * 60L, 0), Energy.ZERO));
        EnergyMeter meter = state.orElseThrow().meter();
        assertThat(meter.day().orElseThrow().date()).isEqualTo(next);
        assertThat(meter.collectedToday()).isEqualTo(new Energy(25, 0));
        assertThat(meter.collectedTotal()).isEqualTo(new Energy(25 + minutes * 60L + 25, 0));
    }

    @ParameterizedTest(name = "a gap of {0} s, {1} s of it today: {2} and {3} Wh")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        gap    | today | yesterday Wh | today Wh | because
        3600   | 1800  | 1800         | 1800     | S5: bridged, and split at midnight
        3600   | 0     | 3600         | 0        | the gap ends with the day
        3601   | 1800  | 0            | 0        | longer than an hour counts nothing
        172800 | 1800  | 0            | 0        | two days without a frame
        """)
    void aGapOverMidnight(int gap, int today, long yesterdayWh, long todayWh, String because) {
        Instant midnight = Instant.parse("2026-10-25T23:00:00Z");
        frame(midnight.plusSeconds(today - gap), "Europe/Prague");

        // The gateway lives meanwhile; it closes no day, only a frame does.
        line(midnight.plusSeconds(today).minusMillis(1), "Europe/Prague");
        assertThat(closed).isEmpty();
        state = state.map(StateBytes::write).map(StateBytes::read);
        frame(midnight.plusSeconds(today), "Europe/Prague");

        assertThat(closed).hasSize(1);
        assertThat(closed.getFirst().collected()).isEqualTo(new Energy(yesterdayWh, 0));
        assertThat(state.orElseThrow().meter().collectedToday()).isEqualTo(new Energy(todayWh, 0));
    }

    @Test
    void anotherZoneHoldsFromTheNextDayOn() {
        frame(Instant.parse("2026-06-01T12:00:00Z"), "Europe/Prague");
        frame(Instant.parse("2026-06-01T12:00:10Z"), "Asia/Kathmandu");
        assertThat(closed).isEmpty();
        frame(Instant.parse("2026-06-01T21:59:59Z"), "Asia/Kathmandu");
        assertThat(closed).as("the day that has begun ends as it was to end").isEmpty();

        frame(Instant.parse("2026-06-01T22:00:00Z"), "Asia/Kathmandu");

        assertThat(closed).hasSize(1);
        assertThat(state.orElseThrow().meter().day().orElseThrow())
                .isEqualTo(new LocalDay(LocalDate.of(2026, 6, 2), Instant.parse("2026-06-02T18:15:00Z")));
    }

    @ParameterizedTest(name = "a clock put back by {0} h: {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        hours | date       | closed | because
        1     | 2026-06-10 | 0      | over midnight: yesterday does not come back
        25    | 2026-06-10 | 0      | a day: still the newest
        49    | 2026-06-08 | 1      | more than two days before its end: it was false
        8760  | 2025-06-10 | 1      | a year
        """)
    void aClockThatWasAheadIsPutRight(int hours, LocalDate date, int closedDays, String because) {
        Instant ahead = Instant.parse("2026-06-10T12:00:00Z");
        frame(ahead, "UTC");
        frame(ahead.plusSeconds(10), "UTC");

        frame(ahead.minusSeconds(hours * 3_600L), "UTC");
        frame(ahead.minusSeconds(hours * 3_600L - 10), "UTC");

        EnergyMeter meter = state.orElseThrow().meter();
        assertThat(closed).hasSize(closedDays);
        assertThat(meter.day().orElseThrow().date()).isEqualTo(date);
        assertThat(meter.collectedToday()).isEqualTo(new Energy(closedDays == 0 ? 20 : 10, 0));
        assertThat(meter.collectedTotal()).isEqualTo(new Energy(20, 0));
    }

    @Test
    void aClockPutRightWhileTheCurrentIsUnknown() {
        Instant ahead = Instant.parse("2027-06-10T12:00:00Z");
        Instant right = ahead.minusSeconds(365 * 86_400L);
        frame(ahead, "UTC");
        frame(ahead.plusSeconds(10), "UTC");

        take(new FrameReceived(next(), right, CHARGING.unknownCurrent().packReading(1), false), "UTC");
        frame(right.plusSeconds(10), "UTC");

        assertThat(closed).hasSize(1);
        assertThat(state.orElseThrow().meter().collectedToday())
                .as("S5: a gap from when the clock was put right")
                .isEqualTo(new Energy(10, 0));
    }

    private void frame(Instant at, String zone) {
        take(new FrameReceived(next(), at, CHARGING.packReading((int) (sequence % 4) + 1), false), zone);
    }

    private void line(Instant at, String zone) {
        take(new LineReported(next(), at), zone);
    }

    private OrderNumber next() {
        return new OrderNumber(1, 1, ++sequence);
    }

    private void take(PackInput input, String zone) {
        SettingsInForce inForce = new SettingsInForce(1, SETTINGS, ZoneId.of(zone));
        Stepped step = (Stepped) PackStep.step(state, input, inForce);
        state = Optional.of(step.after());
        step.events().stream()
                .filter(DayClosed.class::isInstance)
                .map(DayClosed.class::cast)
                .forEach(closed::add);
    }
}
