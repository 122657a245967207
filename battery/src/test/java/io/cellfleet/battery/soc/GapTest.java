package io.cellfleet.battery.soc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.CalibrationLost;
import io.cellfleet.battery.pack.PackEvent.SocRecalibrated;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gaps: no frames, or frames that do not know the current (rules M1, S4, S5). The pack holds 160 Ah. */
class GapTest {

    private static final Reading GOOD = Reading.of(4);
    private static final CalibrationLost LOST = new CalibrationLost(CalibrationLost.Cause.DATA_GAP);
    private static final long AH = 3_600_000_000_000L;

    @ParameterizedTest(name = "{0} ms: still calibrated {1}")
    @CsvSource({"10000, true", "3600000, true", "3600001, false"})
    void moreThanAnHourCostsTheCalibration(long gapMs, boolean calibrated) {
        Pack pack = full().frameAfter(gapMs, GOOD);

        assertThat(pack.calibrated()).isEqualTo(calibrated);
        assertThat(pack.events().contains(LOST)).isEqualTo(!calibrated);
    }

    @Test
    void itIsNoticedAtALineReportAndToldOnce() {
        Pack pack = full().lineReportsFor(3_600);
        assertThat(pack.calibrated()).isTrue();

        pack.lineReportAfter(5_000);
        assertThat(pack.calibrated()).isFalse();
        assertThat(pack.events()).contains(LOST);

        pack.lineReportsFor(60).frames(10, GOOD);
        assertThat(pack.allEvents(CalibrationLost.class)).containsExactly(LOST);
    }

    @Test
    void theSignXIsAGapAndNotZero() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frame(GOOD.current(-36_000));
        long before = pack.storedNc();

        pack.frames(99, GOOD.unknownCurrent());
        assertThat(pack.storedNc()).as("nothing is counted while it is unknown").isEqualTo(before);
        assertThat(pack.status().measured().orElseThrow().currents().netMa()).isEmpty();

        pack.frame(GOOD.current(-36_000));
        assertThat(pack.storedNc() - before).as("36 A for 100 s").isEqualTo(-AH);
    }

    @Test
    void theSignXForMoreThanAnHourCostsTheCalibrationOnce() {
        Pack pack = full().frames(3_600, GOOD.unknownCurrent());
        assertThat(pack.calibrated()).isTrue();

        pack.frames(100, GOOD.unknownCurrent());
        assertThat(pack.calibrated()).isFalse();
        assertThat(pack.allEvents(CalibrationLost.class)).containsExactly(LOST);
    }

    @Test
    void aPackWhoseCurrentIsNeverKnownIsNotTrustedForEver() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.volts(3_400).unknownCurrent());
        assertThat(pack.calibrated()).isTrue();

        pack.frames(3_700, GOOD.unknownCurrent());

        assertThat(pack.calibrated()).isFalse();
    }

    @Test
    void fullWithoutAKnownCurrentStaysTrustedWhileItIsFull() {
        Pack pack = full().frames(10_000, GOOD.volts(3_400).unknownCurrent());

        assertThat(pack.calibrated()).isTrue();
        assertThat(pack.allEvents(CalibrationLost.class)).isEmpty();
        assertThat(pack.allEvents(SocRecalibrated.class)).hasSize(2);
    }

    @Test
    void whatFlowedBeforeFullIsSettledByIt() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.current(-36_000));
        pack.frames(1_000, GOOD.unknownCurrent()).frames(3, GOOD.volts(3_400).unknownCurrent());
        assertThat(pack.milliPercent()).isEqualTo(100_000);

        pack.frames(99, GOOD.unknownCurrent()).frame(GOOD.current(-36_000));

        // One more frame after the last full one still counted as full; 36 A for 100 s are 1 Ah, less that second.
        assertThat(160 * AH - pack.storedNc()).isBetween(AH - AH / 100, AH);
    }

    @Test
    void duringAnErrorTheCountGoesOn() {
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frames(3, GOOD)
                .frames(3, GOOD.withErrorBit().current(-36_000));
        long before = pack.storedNc();
        assertThat(pack.lights()).isEqualTo(List.of("E"));

        pack.frames(100, GOOD.withErrorBit().current(-36_000));

        assertThat(pack.storedNc() - before).isEqualTo(-AH);
    }

    private static Pack full() {
        return new Pack(Draft.FOUR_CELLS)
                .frames(3, GOOD)
                .frames(3, GOOD.volts(3_400))
                .frames(3, GOOD);
    }
}
