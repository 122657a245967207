package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.protocol.jbd.Jbd;
import io.cellfleet.battery.protocol.jbd.JbdBoard;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.embedded.LineListener;
import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.local.Refusal;
import io.cellfleet.local.endtoend.LineFeeder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DeviceListenerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void hearsFramesAtTheDevicesPace() throws Exception {
        Path device = folder.resolve("ttyBMS");
        try (PseudoTerminal line = PseudoTerminal.linkedAt(device);
                LineFeeder feeder = LineFeeder.feed(line)) {
            List<PackReading> readings = DeviceListener.listen(device, new SmartBms123(), 2, LONG, () -> false);

            assertThat(feeder.framesSent()).isPositive();
            assertThat(readings).hasSize(2).allMatch(reading -> reading.cellCount() == LineFeeder.CELLS);
        }
    }

    @Test
    void asksADeviceThatSpeaksOnlyWhenAsked() throws Exception {
        Path device = folder.resolve("ttyBMS");
        try (LineListener board = LineListener.answer(PseudoTerminal.linkedAt(device), new JbdBoard(7)::answer)) {
            List<PackReading> readings = DeviceListener.listen(device, new Jbd(), 2, LONG, () -> false);

            assertThat(board.heard()).isNotEmpty();
            assertThat(readings).hasSize(2).allMatch(reading -> reading.cellCount() == 7);
        }
    }

    @Test
    void givesUpOnASilentLine() throws Exception {
        try (PseudoTerminal line = PseudoTerminal.open()) {
            assertThat(DeviceListener.listen(line.device(), new SmartBms123(), 2, Duration.ofMillis(300), () -> false))
                    .isEmpty();
        }
    }

    @Test
    void givesUpWhenEverythingStops() throws Exception {
        try (PseudoTerminal line = PseudoTerminal.open()) {
            assertThat(DeviceListener.listen(line.device(), new SmartBms123(), 2, LONG, () -> true))
                    .isEmpty();
        }
    }

    @Test
    void refusesADeviceThatIsNotThere() {
        Path absent = folder.resolve("ttyNone");
        assertThatThrownBy(() -> DeviceListener.listen(absent, new SmartBms123(), 2, LONG, () -> false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(absent.toString());
    }
}
