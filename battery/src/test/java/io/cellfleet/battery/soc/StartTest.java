package io.cellfleet.battery.soc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new pack starts from the device's own SOC, else from 50 %, and is not calibrated (rule S4). */
class StartTest {

    @ParameterizedTest(name = "the device says {0}: {1}")
    @CsvSource(
            nullValues = "nothing",
            value = {"0, 0", "1, 1000", "73, 73000", "100, 100000", "nothing, 50000"})
    void fromTheDevice(@Nullable Integer percent, int milliPercent) {
        OptionalInt said = percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
        Pack pack = new Pack(Draft.FOUR_CELLS).frame(Reading.of(4).soc(said));

        assertThat(pack.milliPercent()).isEqualTo(milliPercent);
        assertThat(pack.calibrated()).isFalse();
    }

    @Test
    void laterTheDevicesWordIsOnlyMirrored() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frame(Reading.of(4).soc(OptionalInt.of(73)));

        pack.frames(10, Reading.of(4).soc(OptionalInt.of(20)));

        assertThat(pack.milliPercent()).isEqualTo(73_000);
    }

    @Test
    void beforeTheFirstFrameThereIsNone() {
        assertThat(new Pack(Draft.FOUR_CELLS).lineReportAfter(0).status().soc()).isEmpty();
    }
}
