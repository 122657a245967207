package io.cellfleet.battery.soc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.SocRecalibrated;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 0 % once the lowest cell has been below Vmin for a while and the load is off (rule S3). */
class EmptyTest {

    private static final Reading GOOD = Reading.of(4);
    private static final Reading LOW = GOOD.volts(2_899, 3_200);

    @ParameterizedTest(name = "{0} s set, {1} ms below: {2}")
    @CsvSource({
        "60, 59999, false",
        "60, 60000, true",
        "15, 14999, false",
        "15, 15000, true",
        "300, 299999, false",
        "300, 300000, true"
    })
    void afterTheSetTime(int seconds, long ms, boolean empty) {
        Pack pack = loadOff(Draft.FOUR_CELLS.with("emptyAfterSeconds", seconds));

        lowFor(pack, ms);

        assertThat(pack.calibrated()).isEqualTo(empty);
        assertThat(pack.milliPercent()).isEqualTo(empty ? 0 : 50_000);
    }

    /** Cold opened the load, so the cells can be above Vmin while it is off. */
    @ParameterizedTest(name = "{0} ms after the first frame below: {1}")
    @CsvSource({"59999, false", "60000, true"})
    void theTimeBeginsWithTheFrameThatShowsIt(long ms, boolean empty) {
        Reading cold = GOOD.degrees(-10, 250);
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(5, cold);

        pack.frameAfter(9_000, LOW.degrees(-10, 250));
        for (long rest = ms; rest > 0; rest -= 1_000) {
            pack.frameAfter(Math.min(rest, 1_000), LOW.degrees(-10, 250));
        }

        assertThat(pack.calibrated()).isEqualTo(empty);
    }

    @ParameterizedTest(name = "{0} mV: {1}")
    @CsvSource({"2899, true", "2900, false"})
    void belowVMinNotAtIt(int lowestMv, boolean empty) {
        Pack pack = loadOff(Draft.FOUR_CELLS).frames(100, GOOD.volts(lowestMv, 3_200));

        assertThat(pack.calibrated()).isEqualTo(empty);
    }

    @Test
    void onlyWhileTheLoadIsOff() {
        // Two of three frames open the load; here every third frame is below, so it stays on.
        Pack pack = new Pack(Draft.FOUR_CELLS.with("emptyAfterSeconds", 15)).frames(3, GOOD);
        for (int i = 0; i < 100; i++) {
            pack.frames(2, GOOD).frame(LOW);
        }

        assertThat(pack.loadOn()).isTrue();
        assertThat(pack.calibrated()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"above", "gap", "impossible"})
    void aBreakBeginsItAnew(String breach) {
        Pack pack = loadOff(Draft.FOUR_CELLS);
        lowFor(pack, 59_000);

        switch (breach) {
            case "above" -> pack.frame(GOOD.volts(2_900, 3_200)).frame(LOW);
            case "gap" -> pack.frameAfter(10_001, LOW);
            case "impossible" -> pack.frame(GOOD.volts(0, 3_200)).frame(LOW);
            default -> throw new AssertionError(breach);
        }
        pack.frames(59, LOW);
        assertThat(pack.calibrated()).isFalse();

        assertThat(pack.frame(LOW).calibrated()).isTrue();
    }

    @Test
    void aPackThatIsFoundEmptyIsSeenToBe() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(60, LOW);
        assertThat(pack.calibrated()).isFalse();

        assertThat(pack.frame(LOW).calibrated()).isTrue();
        assertThat(pack.milliPercent()).isZero();
    }

    @Test
    void aGapOfTenSecondsIsNoBreak() {
        Pack pack = loadOff(Draft.FOUR_CELLS);
        lowFor(pack, 50_000);

        assertThat(pack.frameAfter(10_000, LOW).calibrated()).isTrue();
    }

    @Test
    void theTimerStandsStillDuringAnError() {
        Pack pack = loadOff(Draft.FOUR_CELLS);
        lowFor(pack, 30_000);
        assertThat(pack.state().soc().emptyTimer().below()).hasSeconds(30);

        pack.frame(LOW.withErrorBit());
        assertThat(pack.state().soc().emptyTimer().below())
                .as("one frame is no error yet")
                .hasSeconds(31);
        pack.frames(100, LOW.withErrorBit());
        assertThat(pack.state().soc().emptyTimer().below()).hasSeconds(31);

        pack.frames(2, LOW);
        assertThat(pack.lights()).contains("E");
        pack.frame(LOW);
        assertThat(pack.lights()).doesNotContain("E");
        assertThat(pack.state().soc().emptyTimer().below())
                .as("it goes on from here")
                .hasSeconds(31);
        pack.frames(28, LOW);
        assertThat(pack.calibrated()).isFalse();
        assertThat(pack.frame(LOW).calibrated()).isTrue();
    }

    @Test
    void onceUntilAllCellsWereAboveVMinAgain() {
        Pack pack = loadOff(Draft.FOUR_CELLS);
        lowFor(pack, 60_000);
        pack.frames(200, LOW);
        assertThat(pack.allEvents(SocRecalibrated.class)).containsExactly(new SocRecalibrated(0, 50_000));

        // At Vmin is not above it.
        pack.frames(5, GOOD.volts(2_900, 3_200)).frames(100, LOW);
        assertThat(pack.allEvents(SocRecalibrated.class)).hasSize(1);

        pack.frames(2, GOOD.volts(2_901, 3_200)).frames(61, LOW);
        assertThat(pack.allEvents(SocRecalibrated.class)).hasSize(2);
    }

    @Test
    void chargeThatComesInIsCountedFromThere() {
        Pack pack = loadOff(Draft.FOUR_CELLS);
        lowFor(pack, 60_000);

        pack.frames(101, LOW.current(36_000));

        assertThat(pack.storedNc()).as("1 Ah").isEqualTo(3_600_000_000_000L);
        assertThat(pack.status().soc().orElseThrow().storedMah()).isEqualTo(1_000);
        assertThat(pack.calibrated()).isTrue();
    }

    /** The record that opened the load has just been taken; it showed the lowest cell below Vmin. */
    private static Pack loadOff(Draft draft) {
        Pack pack = new Pack(draft).frames(3, GOOD).frames(2, LOW);
        assertThat(pack.loadOn()).isFalse();
        return pack;
    }

    private static void lowFor(Pack pack, long ms) {
        for (long rest = ms; rest > 0; rest -= 1_000) {
            pack.frameAfter(Math.min(rest, 1_000), LOW);
        }
    }
}
