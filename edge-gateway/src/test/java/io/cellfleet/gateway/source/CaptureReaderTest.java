package io.cellfleet.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.Frames;
import io.cellfleet.gateway.RecordList;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded bytes are played again with their own times. */
class CaptureReaderTest {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    private final RecordList sent = new RecordList();
    private final Line line = new Line(
            new LineIdentity("gw-1", "house-1", "pack-1", true, "test"),
            new SmartBms123(),
            new OrderNumbers(1, 1),
            sent);

    private static String captured(Instant at, byte[] bytes) {
        return "{\"at\":\"" + at + "\",\"hex\":\"" + HexFormat.of().formatHex(bytes) + "\"}\n";
    }

    private void play(String content, double speed) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("capture.jsonl"), content);
        Worker worker = new Worker("capture", new CaptureReader(file, speed, line));
        worker.start();
        worker.join(Duration.ofSeconds(10));
        assertThat(worker.failure()).isEmpty();
        assertThat(line.state().hasEnded()).isTrue();
    }

    @Test
    void framesKeepTheirTimesAndLineReportsFillTheGaps() throws IOException, InterruptedException {
        StringBuilder capture = new StringBuilder();
        for (int second = 0; second < 3; second++) {
            capture.append(captured(START.plusSeconds(second), Frames.ofCell(1 + second)));
        }
        capture.append("\n").append(captured(START.plusSeconds(20), Frames.ofCell(9)));

        play(capture.toString(), 0);

        assertThat(sent.frames())
                .extracting(it -> Instant.ofEpochMilli(it.getCapturedAtMs()))
                .containsExactly(START, START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(20));
        assertThat(sent.reports()).hasSizeBetween(5, 7);
        assertThat(sent.all()).extracting(GatewayRecord::getCapturedAtMs).isSorted();
        assertThat(line.state().trouble()).endsWith("capture.jsonl has ended");
    }

    @Test
    void itIsPacedByItsTimes() throws IOException, InterruptedException {
        long begunNanos = System.nanoTime();
        play(captured(START, Frames.ofCell(1)) + captured(START.plusSeconds(4), Frames.ofCell(2)), 10);

        assertThat(Duration.ofNanos(System.nanoTime() - begunNanos))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(2));
        assertThat(sent.frames()).hasSize(2);
    }

    @Test
    void anyCutWillDo() throws IOException, InterruptedException {
        String hex = HexFormat.of().formatHex(Frames.ofCell(1));
        play(
                "{\"at\":\"2026-06-01T00:00:00.000Z\",\"hex\":\"" + hex.substring(0, 40) + "\"}\n"
                        + "{\"at\":\"2026-06-01T00:00:00.050Z\",\"hex\":\"" + hex.substring(40) + "\"}\n",
                0);

        assertThat(sent.frames())
                .singleElement()
                .satisfies(it -> assertThat(it.getCapturedAtMs())
                        .isEqualTo(START.plusMillis(50).toEpochMilli()));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"at":"2026-06-01T00:00:01Z","hex":"0"}             | line 2: "hex" must be pairs of hexadecimal digits          | half a byte
        {"at":"2026-06-01T00:00:01Z","hex":"zz"}            | line 2: "hex" must be pairs of hexadecimal digits          | no hexadecimal digit
        {"at":"2026-06-01T00:00:01Z"}                       | line 2: "hex" is missing or no text                        | no bytes
        {"at":1,"hex":"00"}                                 | line 2: "at" is missing or no text                         | a number for a time
        {"at":"yesterday","hex":"00"}                       | line 2: "at" is 'yesterday' but must be a UTC time         | no time
        {"at":"1999-12-31T23:59:59Z","hex":"00"}            | line 2: "at" is '1999-12-31T23:59:59Z' but must be         | a clock that was never set
        {"at":"2026-05-31T23:59:59Z","hex":"00"}            | line 2: "at" is 2026-05-31T23:59:59Z, which is before      | times that go back
        not json                                            | line 2: no JSON object                                     | something else
        """)
    void aBadLineIsNamed(String bad, String message, String because) throws IOException, InterruptedException {
        play(captured(START, Frames.ofCell(1)) + bad + "\n" + captured(START.plusSeconds(9), Frames.ofCell(2)), 0);

        assertThat(line.state().trouble()).as(because).contains(folder.resolve("capture.jsonl") + " " + message);
        assertThat(sent.all().getLast().getLineReport().getTrouble())
                .isEqualTo(line.state().trouble());
        assertThat(sent.frames()).as("what was good before it has been sent").hasSize(1);
    }
}
