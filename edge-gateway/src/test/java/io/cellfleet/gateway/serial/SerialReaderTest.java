package io.cellfleet.gateway.serial;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.Frames;
import io.cellfleet.gateway.RecordList;
import io.cellfleet.gateway.clock.ClockJudge;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.config.ClockSetting;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real line, as far as a machine without a cable has one. */
class SerialReaderTest {

    /** 10 bits a byte at 9600 baud. */
    private static final Duration ONE_BYTE = Duration.ofNanos(1_041_667);

    @TempDir
    Path folder;

    private final RecordList sent = new RecordList();
    private Path device = Path.of("");
    private Line line = line();
    private Worker worker = new Worker("none", stop -> {});

    private Line line() {
        return new Line(
                new LineIdentity("gw-1", "house-1", "pack-1", false, "test"),
                new SmartBms123(),
                new OrderNumbers(1, 1),
                sent);
    }

    @BeforeEach
    void read() {
        device = folder.resolve("ttyUSB0");
        line = line();
        worker = new Worker(
                "line-pack-1", new SerialReader(device, line, new GatewayClock(new ClockJudge(ClockSetting.SET))));
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop();
        worker.join(Duration.ofSeconds(2));
        assertThat(worker.failure()).isEmpty();
    }

    /** Byte after byte, as fast as the cable is. */
    private static void send(PseudoTerminal cable, byte[] bytes) throws IOException, InterruptedException {
        for (int from = 0; from < bytes.length; from += 8) {
            byte[] cut = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 8));
            Thread.sleep(ONE_BYTE.multipliedBy(cut.length));
            cable.write(cut);
        }
    }

    private static void silence() throws InterruptedException {
        Thread.sleep(460);
    }

    @Test
    void framesAndNoiseAtTheSpeedOfTheLine() throws IOException, InterruptedException {
        try (PseudoTerminal cable = PseudoTerminal.linkedAt(device)) {
            worker.start();
            Eventually.is("the port is open", () -> line.state().isPortOpen());
            silence();
            for (int cell = 1; cell <= 3; cell++) {
                long beforeMs = System.currentTimeMillis();
                int heard = sent.frames().size();
                send(cable, Frames.ofCell(cell));
                Eventually.is("the frame is heard", () -> sent.frames().size() > heard);
                long afterMs = System.currentTimeMillis();
                assertThat(sent.frames().getLast().getCapturedAtMs()).isBetween(beforeMs + 58, afterMs);
                silence();
            }
            send(cable, Frames.damaged());
            silence();
            send(cable, new byte[] {0x55, 0x2a});
            silence();
            send(cable, Frames.ofCell(4));
            Eventually.is("the last frame is heard", () -> sent.frames().size() == 4);

            assertThat(sent.frames())
                    .extracting(it -> it.getFrame().getRaw().toByteArray())
                    .containsExactly(Frames.ofCell(1), Frames.ofCell(2), Frames.ofCell(3), Frames.ofCell(4));
            assertThat(sent.rejected())
                    .extracting(it -> it.getRejectedStretch().getReason())
                    .containsExactly("WRONG_CHECKSUM", "WRONG_LENGTH");
        }
    }

    @Test
    void aPulledLineIsReportedAndComesBackByItself() throws IOException, InterruptedException {
        worker.start();
        Eventually.is("the absence is reported", () -> !sent.reports().isEmpty());
        assertThat(sent.reports().getFirst().getLineReport().getTrouble()).isEqualTo(device + " is absent");

        PseudoTerminal cable = PseudoTerminal.linkedAt(device);
        Eventually.is("the line is plugged in", () -> line.state().isPortOpen());
        send(cable, Frames.ofCell(1));
        Eventually.is("a frame is heard", () -> sent.frames().size() == 1);

        cable.close();
        Eventually.is("the line is pulled", () -> !line.state().isPortOpen());
        assertThat(line.state().trouble()).isIn(device + " was lost", device + " is absent");

        try (PseudoTerminal another = PseudoTerminal.linkedAt(device)) {
            Eventually.is("it is plugged in again", () -> line.state().isPortOpen());
            send(another, Frames.ofCell(2));
            Eventually.is("a frame is heard again", () -> sent.frames().size() == 2);
        }

        List<GatewayRecord> all = sent.all();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).getOrder().getSequence()).isEqualTo(i + 1);
        }
    }

    @Test
    void aFileThatIsNoPortIsSaidToBeNone() throws IOException, InterruptedException {
        Files.createFile(device);
        worker.start();
        Eventually.is("it is reported", () -> line.state().trouble().contains("no serial port"));
        assertThat(line.state().trouble()).startsWith(device.toString());
    }

    @Test
    void twoReadersOfOneLineAreRefused() throws IOException, InterruptedException {
        try (PseudoTerminal cable = PseudoTerminal.linkedAt(device);
                SerialDevice first = SerialDevice.open(device)) {
            assertThat(cable.device()).exists();
            assertThat(first.read()).isEmpty();
            worker.start();
            Eventually.is("it is reported", () -> line.state().trouble().contains("another program reads it"));
        }
    }

    @Test
    void theBackOffDoublesUpToFiveSeconds() {
        BackOff backOff = new BackOff();
        assertThat(List.of(backOff.next(), backOff.next(), backOff.next(), backOff.next(), backOff.next()))
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1_600L, 3_200L);
        assertThat(backOff.next()).isEqualTo(BackOff.LONGEST);
        assertThat(backOff.next()).isEqualTo(BackOff.LONGEST);
        backOff.reset();
        assertThat(backOff.next()).isEqualTo(BackOff.FIRST);
    }
}
