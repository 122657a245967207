package io.cellfleet.gateway.serial;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.battery.protocol.jbd.Jbd;
import io.cellfleet.battery.protocol.jbd.JbdBoard;
import io.cellfleet.embedded.LineListener;
import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.RecordList;
import io.cellfleet.gateway.actuator.DeviceMosfets;
import io.cellfleet.gateway.actuator.DeviceSwitches;
import io.cellfleet.gateway.actuator.Output;
import io.cellfleet.gateway.clock.ClockJudge;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.config.ClockSetting;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.line.RelayReports;
import io.cellfleet.gateway.line.StretchTap;
import io.cellfleet.gateway.relay.RelayPair;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JBD at a real line: it is asked for frames, and takes orders for its switches between them. */
class DeviceOrderTest {

    @TempDir
    Path folder;

    private final RecordList sent = new RecordList();
    private final DeviceSwitches switches = new DeviceSwitches();
    private final Output output = new Output("pack-1", new DeviceMosfets(switches), () -> {});
    private List<Worker> workers = List.of();

    private Line start(Path device) {
        Line line = new Line(
                new LineIdentity("gw-1", "house-1", "pack-1", false, "test"),
                new Jbd(),
                new OrderNumbers(1, 1),
                sent,
                StretchTap.NONE,
                new RelayReports(),
                new Jbd().newMaster());
        GatewayClock clock = new GatewayClock(new ClockJudge(ClockSetting.SET));
        workers = List.of(
                new Worker("line", new SerialReader(device, line, clock, Optional.of(switches))),
                new Worker("output", output));
        workers.forEach(Worker::start);
        return line;
    }

    @AfterEach
    void stop() throws InterruptedException {
        workers.forEach(Worker::stop);
        for (Worker worker : workers) {
            worker.join(Duration.ofSeconds(2));
            assertThat(worker.failure()).isEmpty();
        }
    }

    @Test
    void ordersAreAcknowledgedRefusedAndTriedAgain() throws IOException, InterruptedException {
        Path device = folder.resolve("ttyUSB0");
        JbdBoard board = new JbdBoard(4);
        try (LineListener line = LineListener.answer(PseudoTerminal.linkedAt(device), told -> answer(board, told))) {
            start(device);
            Eventually.is("frames come", () -> sent.frames().size() >= 2);

            output.want(new RelayPair(false, true));
            Eventually.is("acknowledged", () -> output.state().is().equals(Optional.of(new RelayPair(false, true))));
            assertThat(switchesOf(board)).isEqualTo(new RelayOrder(false, true));

            refuse(board, true);
            output.want(RelayPair.OFF);
            Eventually.is("refused", () -> output.state().trouble().contains("refused"));
            assertThat(output.state().is()).as("not known to be so").isEmpty();

            refuse(board, false);
            Eventually.is("tried again", () -> output.state().is().equals(Optional.of(RelayPair.OFF)));
            assertThat(output.state().trouble()).isEmpty();
            assertThat(switchesOf(board)).isEqualTo(new RelayOrder(false, false));
            int frames = sent.frames().size();
            Eventually.is("frames go on", () -> sent.frames().size() > frames);
            assertThat(line.heard()).isNotEmpty();
        }
    }

    @Test
    void aDeviceThatIsNotThereHasNotTakenIt() throws IOException, InterruptedException {
        Path device = folder.resolve("ttyUSB0");
        start(device);

        output.want(RelayPair.OFF);
        Eventually.is("said", () -> output.state().trouble().contains("no order in time"));

        JbdBoard board = new JbdBoard(4);
        try (LineListener line = LineListener.answer(PseudoTerminal.linkedAt(device), told -> answer(board, told))) {
            Eventually.is("told once it is there", () -> output.state().is().equals(Optional.of(RelayPair.OFF)));
            assertThat(switchesOf(board)).isEqualTo(new RelayOrder(false, false));
            assertThat(line.heard()).isNotEmpty();
        }
    }

    private static byte[] answer(JbdBoard board, byte[] told) {
        synchronized (board) {
            return board.answer(told);
        }
    }

    private static RelayOrder switchesOf(JbdBoard board) {
        synchronized (board) {
            return board.switches();
        }
    }

    private static void refuse(JbdBoard board, boolean refusing) {
        synchronized (board) {
            var unused = board.refusing(refusing);
        }
    }
}
