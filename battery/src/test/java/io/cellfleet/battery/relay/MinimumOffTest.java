package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shortest time off after a voltage trip (rule R8), counted from the record that opened the relay. */
class MinimumOffTest {

    private static final Reading GOOD = Reading.of(4);
    private static final Draft CRITICAL = Draft.FOUR_CELLS.with("mode", "critical");

    @ParameterizedTest(name = "minimum {0} s, {1} ms after the trip: {2}")
    @CsvSource({"60, 59999, false", "60, 60000, true", "3, 2999, false", "3, 3000, true", "3600, 3599999, false"})
    void afterVh(int seconds, long ms, boolean on) {
        Pack pack = new Pack(CRITICAL.with("minimumOffSeconds", seconds))
                .frames(3, GOOD)
                .frames(2, GOOD.volts(3_300, 3_700));
        assertThat(pack.chargeOn()).isFalse();

        for (long rest = ms; rest > 0; rest -= 1_000) {
            pack.frameAfter(Math.min(rest, 1_000), GOOD);
        }

        assertThat(pack.chargeOn()).isEqualTo(on);
        if (!on) {
            assertThat(pack.chargeBlockedBy()).containsExactly("minimumOffTime");
        }
        assertThat(pack.loadOn()).as("each relay has its own").isTrue();
    }

    @Test
    void zeroIsTheManualToTheLetter() {
        Pack pack =
                new Pack(CRITICAL.with("minimumOffSeconds", 0)).frames(3, GOOD).frames(2, GOOD.volts(3_300, 3_700));
        assertThat(pack.chargeOn()).isFalse();

        assertThat(pack.frame(GOOD).chargeOn()).isFalse();
        assertThat(pack.frame(GOOD).chargeOn()).isTrue();
    }

    @Test
    void aTemperatureTripHasNone() {
        Pack pack = new Pack(CRITICAL).frames(3, GOOD).frames(2, GOOD.degrees(250, 551));
        assertThat(pack.chargeOn() || pack.loadOn()).isFalse();

        pack.frames(2, GOOD);

        assertThat(pack.chargeOn() && pack.loadOn()).isTrue();
    }

    @Test
    void opensAtOnceHoweverOftenItHasJustClosed() {
        Pack pack = new Pack(CRITICAL)
                .frames(3, GOOD)
                .frames(2, GOOD.volts(3_300, 3_700))
                .frames(60, GOOD);
        assertThat(pack.chargeOn()).isTrue();

        assertThat(pack.frames(2, GOOD.volts(3_300, 3_700)).chargeOn()).isFalse();
    }

    @Test
    void anotherTripNeedsAnotherMinute() {
        Pack pack = new Pack(CRITICAL)
                .frames(3, GOOD)
                .frames(2, GOOD.volts(3_300, 3_700))
                .frames(60, GOOD);

        pack.frames(2, GOOD.volts(3_300, 3_700)).frames(59, GOOD);
        assertThat(pack.chargeBlockedBy()).containsExactly("minimumOffTime");
        assertThat(pack.frame(GOOD).chargeOn()).isTrue();
    }

    @Test
    void itPassesAlsoWithoutFrames() {
        Pack pack = new Pack(CRITICAL)
                .frames(3, GOOD)
                .frames(2, GOOD.volts(3_300, 3_700))
                .frames(50, GOOD);

        assertThat(pack.lineReportAfter(9_999).chargeOn()).isFalse();
        assertThat(pack.lineReportAfter(1).chargeOn()).isTrue();
    }
}
