package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.SettingsApplied;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Records that are no frame: they carry time, and so silence, but no values. */
class LineReportTest {

    @Test
    void beforeTheFirstFrameAPackIsKnownButUnmeasured() {
        Pack pack = new Pack(Draft.FOUR_CELLS).lineReportAfter(0).lineReportAfter(5_000);

        PackStatus status = pack.status();
        assertThat(status.measured()).isEmpty();
        assertThat(status.soc()).isEmpty();
        assertThat(status.lastFrameAt()).isEmpty();
        assertThat(status.warnings()).isEmpty();
        assertThat(pack.chargeBlockedBy()).containsExactly("firstFrames");
        assertThat(pack.allEvents()).containsExactly(new SettingsApplied(1));
    }

    @Test
    void betweenFramesTheyChangeNothingButTheTime() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, Reading.of(4).current(-9_000));
        Instant lastFrame = pack.now();
        long before = pack.storedNc();

        pack.lineReportAfter(5_000).rejectedAfter(1_000);

        assertThat(pack.storedNc()).isEqualTo(before);
        assertThat(pack.status().measured()).isEmpty();
        assertThat(pack.status().at()).isEqualTo(lastFrame.plusSeconds(6));
        assertThat(pack.status().lastFrameAt()).hasValue(lastFrame);
        assertThat(pack.chargeOn() && pack.loadOn()).isTrue();
        assertThat(pack.events()).isEmpty();
    }

    @Test
    void timesFinerThanAMillisecondAreCut() {
        Instant fine = Pack.START.plusNanos(1_999_999);

        assertThat(new PackInput.LineReported(new OrderNumber(1, 1, 1), fine).at())
                .isEqualTo(Pack.START.plusMillis(1));
        assertThat(new PackInput.StretchRejected(new OrderNumber(1, 1, 1), fine).at())
                .isEqualTo(Pack.START.plusMillis(1));
        assertThat(new PackInput.FrameReceived(
                                new OrderNumber(1, 1, 1), fine, Reading.of(4).packReading(1), false)
                        .at())
                .isEqualTo(Pack.START.plusMillis(1));
    }
}
