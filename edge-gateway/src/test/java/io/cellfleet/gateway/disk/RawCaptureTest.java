package io.cellfleet.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.gateway.Frames;
import io.cellfleet.gateway.line.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came off a line, kept for support. */
class RawCaptureTest {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    private static Moment at(int second) {
        return new Moment(START.plusSeconds(second).toEpochMilli(), second * 1_000L, ClockQuality.CLOCK_QUALITY_SET);
    }

    @Test
    void oneLineForEachStretchAndARestartGoesOn() throws IOException {
        Path inside = folder.resolve("capture");
        new RawCapture(inside, "pack-1", 10_000).stretch(Frames.ofCell(1), at(0));
        new RawCapture(inside, "pack-1", 10_000).stretch(new byte[] {1, (byte) 0xfe}, at(1));

        assertThat(inside.resolve("pack-1.jsonl"))
                .hasContent("{\"at\":\"2026-06-01T00:00:00Z\",\"hex\":\""
                        + HexFormat.of().formatHex(Frames.ofCell(1)) + "\"}\n"
                        + "{\"at\":\"2026-06-01T00:00:01Z\",\"hex\":\"01fe\"}\n");
    }

    @Test
    void thereIsNeverMoreOnDiskThanTheLimitAndTheNewestIsThere() throws IOException {
        RawCapture capture = new RawCapture(folder, "pack-1", 10_000);
        for (int second = 0; second < 1_000; second++) {
            capture.stretch(Frames.ofCell(1), at(second));
            assertThat(size("pack-1.jsonl") + size("pack-1.1.jsonl")).isLessThanOrEqualTo(10_000);
        }
        List<String> newest = Files.readAllLines(folder.resolve("pack-1.jsonl"));
        assertThat(newest.getLast()).contains("\"2026-06-01T00:16:39Z\"");
        List<String> older = Files.readAllLines(folder.resolve("pack-1.1.jsonl"));
        assertThat(older).as("the first file was full").hasSizeGreaterThan(25);
    }

    private long size(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    @Test
    void aDiskThatTakesNothingHarmsNobody() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        RawCapture capture = new RawCapture(blocked.resolve("capture"), "pack-1", 10_000);
        capture.stretch(Frames.ofCell(1), at(0));

        Files.delete(blocked);
        capture.stretch(Frames.ofCell(1), at(1));
        assertThat(blocked.resolve("capture/pack-1.jsonl")).content().contains("00:00:01Z");
    }
}
