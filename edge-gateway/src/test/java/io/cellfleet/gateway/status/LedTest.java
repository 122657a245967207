package io.cellfleet.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.gateway.Frames;
import io.cellfleet.gateway.RecordList;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.OrderNumbers;
import org.junit.jupiter.api.Test;

class LedTest {

    private final Line line = new Line(
            new LineIdentity("gw-1", "house-1", "pack-1", false, "/dev/ttyUSB0"),
            new SmartBms123(),
            new OrderNumbers(1, 1),
            new RecordList());

    private static Moment at(long ms) {
        return new Moment(1_780_000_000_000L + ms, ms, ClockQuality.CLOCK_QUALITY_SYNCHRONISED);
    }

    private void hear(byte[] bytes, long ms) throws InterruptedException {
        line.heard(bytes, at(ms));
        line.silent(at(ms + 500));
    }

    @Test
    void aLineThatWasNeverOpenedIsClosed() {
        assertThat(Led.of(line.state())).isEqualTo(Led.CLOSED);
    }

    @Test
    void itIsOutUntilAFrameComes() throws InterruptedException {
        line.opened(at(0));
        assertThat(Led.of(line.state())).isEqualTo(Led.OUT);

        hear(Frames.ofCell(1), 1_000);
        assertThat(Led.of(line.state())).isEqualTo(Led.FLASHING);
        assertThat(Led.FLASHING.html()).isEqualTo("<span class=\"led flashing\"></span>frames come");
    }

    @Test
    void aDeviceThatDoesNotHearItsCellsSaysSo() throws InterruptedException {
        line.opened(at(0));
        hear(
                new FrameEncoder()
                        .packVoltageMv(52_880)
                        .cellCount(16)
                        .status(DeviceStatus.COMMUNICATION_ERROR, true)
                        .encode(),
                1_000);

        assertThat(Led.of(line.state())).isEqualTo(Led.E);
    }

    @Test
    void bytesWithoutAFrameAreNoise() throws InterruptedException {
        line.opened(at(0));
        for (int second = 1; second <= 5; second++) {
            hear(Frames.damaged(), second * 1_000L);
        }

        assertThat(Led.of(line.state())).isEqualTo(Led.NOISE);
    }

    @Test
    void aPulledCableIsAClosedPort() throws InterruptedException {
        line.opened(at(0));
        hear(Frames.ofCell(1), 1_000);
        line.closed("gone", at(2_000));

        assertThat(Led.of(line.state())).isEqualTo(Led.CLOSED);
    }
}
