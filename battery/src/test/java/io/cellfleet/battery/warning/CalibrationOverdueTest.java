package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Calibration overdue: 30 days without full" (rule W3). */
class CalibrationOverdueTest {

    private static final Reading GOOD = Reading.of(4);
    private static final Reading FULL = GOOD.volts(3_400);
    private static final long THIRTY_DAYS_MS = Duration.ofDays(30).toMillis();

    private final Pack pack = new Pack(Draft.FOUR_CELLS);

    @ParameterizedTest(name = "{0} ms before 30 days: {1}")
    @CsvSource({"1, false", "0, true"})
    void countsFromTheFirstFrameOfANewPack(long ms, boolean on) {
        pack.lineReportAfter(0).frameAfter(86_400_000, GOOD);

        pack.frameAfter(THIRTY_DAYS_MS - ms, GOOD);

        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE)).isEqualTo(on);
    }

    @ParameterizedTest(name = "{0} ms before 30 days: {1}")
    @CsvSource({"1, false", "0, true"})
    void countsFromTheLastFrameThatWasFull(long ms, boolean on) {
        pack.frames(3, GOOD).frames(60, FULL).frames(1, FULL);

        // The frame after it is full by two of three still.
        pack.lineReportAfter(THIRTY_DAYS_MS - ms);

        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE)).isEqualTo(on);
    }

    @Test
    void aPackThatWasNeverHeardIsNotOverdue() {
        pack.lineReportAfter(0).lineReportAfter(THIRTY_DAYS_MS);

        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE)).isFalse();
    }

    @Test
    void endsWhenThePackIsFull() {
        pack.frames(3, GOOD).frameAfter(THIRTY_DAYS_MS, GOOD).frames(5, GOOD);
        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE)).isTrue();

        pack.frame(FULL);
        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE)).as("M3").isTrue();
        pack.frame(FULL);
        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE)).isFalse();
    }

    @Test
    void anEmptyPackIsNotAFullOne() {
        pack.frames(3, GOOD).frameAfter(THIRTY_DAYS_MS, GOOD).frames(5, GOOD).frames(100, GOOD.volts(2_800));

        assertThat(pack.calibrated()).as("it is set to 0 %").isTrue();
        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE)).isTrue();
    }

    @Test
    void duringAnErrorThePackIsNotSeenFull() {
        pack.frames(3, GOOD).frames(3, FULL);
        for (int day = 0; day < 31; day++) {
            pack.frameAfter(10_000, FULL.withErrorBit()).frameAfter(10_000, FULL.withErrorBit());
            pack.frameAfter(86_380_000, FULL.withErrorBit());
        }

        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE))
                .as("recalibration stands still")
                .isTrue();
    }

    @Test
    void aClockThatIsSetBackAYearDoesNotAddAYear() {
        pack.frames(3, GOOD).frameAfter(-Duration.ofDays(365).toMillis(), GOOD);

        pack.lineReportAfter(THIRTY_DAYS_MS - 1);
        assertThat(pack.lit(WarningCode.CALIBRATION_OVERDUE)).isFalse();
        assertThat(pack.lineReportAfter(1).lit(WarningCode.CALIBRATION_OVERDUE)).isTrue();
    }
}
