package io.cellfleet.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.LineReport;
import io.cellfleet.gateway.Frames;
import io.cellfleet.gateway.RecordList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From bytes and times to records. */
class LineTest {

    private static final long START_MS = 1_780_000_000_000L;

    private final RecordList sent = new RecordList();
    private final Line line = new Line(
            new LineIdentity("gw-1", "house-1", "pack-1", true, "test"),
            new SmartBms123(),
            new OrderNumbers(2, 5),
            sent);

    private static Moment at(long ms) {
        return new Moment(START_MS + ms, ms, ClockQuality.CLOCK_QUALITY_SET);
    }

    @Test
    void aFrameBecomesARecordThatSaysEverythingAboutItsCapture() throws InterruptedException {
        line.opened(at(0));
        line.heard(Frames.ofCell(4), at(1_000));

        GatewayRecord frame = sent.frames().getFirst();
        assertThat(frame.getGatewayId()).isEqualTo("gw-1");
        assertThat(frame.getInstallationId()).isEqualTo("house-1");
        assertThat(frame.getPackId()).isEqualTo("pack-1");
        assertThat(frame.getSimulated()).isTrue();
        assertThat(frame.getCapturedAtMs()).isEqualTo(START_MS + 1_000);
        assertThat(frame.getMonotonicMs()).isEqualTo(1_000);
        assertThat(frame.getClockQuality()).isEqualTo(ClockQuality.CLOCK_QUALITY_SET);
        assertThat(frame.getFrame().getProtocol()).isEqualTo("smartbms123");
        assertThat(frame.getFrame().getRaw().toByteArray()).isEqualTo(Frames.ofCell(4));
        assertThat(frame.getOrder().getEnrolment()).isEqualTo(2);
        assertThat(frame.getOrder().getBoot()).isEqualTo(5);
    }

    @Test
    void aFrameHasTheTimeOfItsLastByte() throws InterruptedException {
        byte[] frame = Frames.ofCell(4);
        line.opened(at(0));
        line.heard(Arrays.copyOf(frame, 20), at(1_000));
        line.heard(Arrays.copyOfRange(frame, 20, 57), at(1_030));
        line.heard(Arrays.copyOfRange(frame, 57, 58), at(1_061));

        assertThat(sent.frames())
                .singleElement()
                .satisfies(record -> assertThat(record.getCapturedAtMs()).isEqualTo(START_MS + 1_061));
    }

    @Test
    void everyFiveSecondsALineReportWhetherFramesComeOrNot() throws InterruptedException {
        line.opened(at(0));
        for (long ms = 100; ms <= 20_000; ms += 100) {
            if (ms % 1_000 == 0 && ms <= 10_000) {
                line.heard(Frames.ofCell(1), at(ms));
            } else {
                line.silent(at(ms));
            }
        }

        assertThat(sent.reports())
                .extracting(GatewayRecord::getMonotonicMs)
                .containsExactly(0L, 5_000L, 10_000L, 15_000L, 20_000L);
        LineReport last = sent.reports().getLast().getLineReport();
        assertThat(last.getPortOpen()).isTrue();
        assertThat(last.getTrouble()).isEmpty();
        assertThat(last.getValidFrames()).isEqualTo(10);
        assertThat(last.getLastValidFrameAtMs()).isEqualTo(START_MS + 10_000);
        assertThat(sent.reports().getFirst().getLineReport().hasLastValidFrameAtMs())
                .as("before the first frame nothing is known of one")
                .isFalse();
    }

    @Test
    void aClosedPortGoesOnReportingAndSaysWhy() throws InterruptedException {
        line.closed("/dev/ttyUSB0 is absent", at(0));
        line.silent(at(4_999));
        line.silent(at(5_000));

        assertThat(sent.reports()).hasSize(2).allSatisfy(record -> {
            assertThat(record.getLineReport().getPortOpen()).isFalse();
            assertThat(record.getLineReport().getTrouble()).isEqualTo("/dev/ttyUSB0 is absent");
        });
    }

    @Test
    void rejectedStretchesAreThinnedAndCounted() throws InterruptedException {
        line.opened(at(0));
        for (long ms = 1_000; ms <= 120_000; ms += 1_000) {
            line.heard(Frames.damaged(), at(ms));
        }
        line.finish();

        assertThat(sent.rejected())
                .as("ten in each of the minutes 0 and 1, and the one that came at the start of minute 2")
                .hasSize(21)
                .allSatisfy(record -> {
                    assertThat(record.getRejectedStretch().getReason()).isEqualTo("WRONG_CHECKSUM");
                    assertThat(record.getRejectedStretch().getRaw().toByteArray())
                            .isEqualTo(Frames.damaged());
                });
        assertThat(line.state().rejectedFor(RejectReason.WRONG_CHECKSUM)).isEqualTo(120);
        assertThat(sent.reports().getLast().getLineReport().getRejectedByReasonMap())
                .as("the counts are complete: the last report speaks for the time up to 115 s")
                .containsEntry("WRONG_CHECKSUM", 115L);
    }

    /** 9600 baud read at another speed: bytes in the rhythm of frames, and never one of them. */
    @Test
    void aLineOfBytesWithoutAFrameIsCalledUnintelligible() throws InterruptedException {
        line.opened(at(0));
        for (int second = 1; second <= 4; second++) {
            line.heard(Frames.damaged(), at(second * 1_000L));
            line.silent(at(second * 1_000L + 500));
        }
        assertThat(line.state().isUnintelligible())
                .as("four may be a disturbance")
                .isFalse();
        line.heard(Frames.damaged(), at(5_000));
        line.silent(at(5_500));
        assertThat(line.state().isUnintelligible()).as("five in a row are not").isTrue();

        line.heard(Frames.ofCell(1), at(6_000));
        assertThat(line.state().isUnintelligible()).isFalse();
    }

    @Test
    void whatWaitsIsDecidedWhenThePortCloses() throws InterruptedException {
        line.opened(at(0));
        line.heard(new byte[] {1, 2, 3}, at(100));
        line.closed("lost", at(200));
        line.opened(at(1_000));
        line.heard(Frames.ofCell(9), at(2_000));

        assertThat(sent.rejected()).singleElement().satisfies(record -> {
            assertThat(record.getRejectedStretch().getReason()).isEqualTo("WRONG_LENGTH");
            assertThat(record.getCapturedAtMs()).isEqualTo(START_MS + 100);
        });
        assertThat(sent.frames()).hasSize(1);
    }

    @Test
    void anEndedSourceSaysSoInALastReport() throws InterruptedException {
        line.opened(at(0));
        line.heard(Frames.ofCell(1), at(1_000));
        line.ended("the capture has ended");

        GatewayRecord last = sent.all().getLast();
        assertThat(last.getLineReport().getTrouble()).isEqualTo("the capture has ended");
        assertThat(last.getCapturedAtMs()).isEqualTo(START_MS + 1_000);
        assertThat(line.state().hasEnded()).isTrue();
    }

    /** Any cut, any noise: sequences have no hole, times never go back, no byte is lost. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void sequencesHaveNoHoleAndTimesNeverGoBack(long seed) throws InterruptedException {
        Random random = new Random(seed);
        line.opened(at(0));
        long ms = 0;
        int whole = 0;
        for (int second = 1; second <= 300; second++) {
            ms = second * 1_000L;
            byte[] bytes = Frames.ofCell(1 + second % 16);
            if (random.nextInt(4) == 0) {
                bytes[random.nextInt(58)] ^= (byte) (1 << random.nextInt(8));
            } else {
                whole++;
            }
            for (int from = 0; from < 58; ) {
                int to = Math.min(58, from + 1 + random.nextInt(30));
                line.heard(Arrays.copyOfRange(bytes, from, to), at(ms + from));
                from = to;
            }
            for (long tick = ms + 100; tick < ms + 1_000; tick += 100) {
                line.silent(at(tick));
            }
        }
        line.finish();

        List<GatewayRecord> all = sent.all();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).getOrder().getSequence()).isEqualTo(i + 1);
            assertThat(all.get(i).getCapturedAtMs()).isLessThanOrEqualTo(START_MS + ms + 1_000);
            if (i > 0) {
                assertThat(all.get(i).getCapturedAtMs())
                        .isGreaterThanOrEqualTo(all.get(i - 1).getCapturedAtMs());
            }
        }
        assertThat(sent.frames()).hasSize(whole);
        assertThat(sent.reports()).hasSize(61);
    }
}
