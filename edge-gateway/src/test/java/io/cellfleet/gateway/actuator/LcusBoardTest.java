package io.cellfleet.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cellfleet.embedded.LineListener;
import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.relay.RelayPair;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LcusBoardTest {

    private static final RelayPair CHARGE_ONLY = new RelayPair(true, false);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1,true,a00101a2", "1,false,a00100a1", "2,true,a00201a3", "2,false,a00200a2", "8,true,a00801a9"})
    void bytes(int channel, boolean on, String hex) {
        assertThat(HexFormat.of().formatHex(LcusBoard.command(channel, on))).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void channelsThatNoBoardHas(int channel) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LcusBoard.command(channel, true))
                .withMessage("channel is " + channel + " but must be 1 to 8");
    }

    @Test
    void aBoardThatWasPulledIsToldAgain() throws IOException, InterruptedException {
        Path device = folder.resolve("ttyUSB1");
        Output output = new Output("house-1-a", new LcusRelays(new LcusBoard(device), 1, 2), () -> {});
        Worker worker = new Worker("output", output);
        worker.start();
        try {
            output.want(CHARGE_ONLY);
            Eventually.is(
                    "the absent board is said", () -> output.state().trouble().endsWith("is absent"));
            assertThat(output.state().told()).as("never told").isEmpty();

            LineListener board = LineListener.listen(PseudoTerminal.linkedAt(device));
            Eventually.is("told", () -> board.lcusChannel(1).equals(Optional.of(true)));
            Eventually.is("both", () -> board.lcusChannel(2).equals(Optional.of(false)));
            Eventually.is("said", () -> output.state().told().equals(Optional.of(CHARGE_ONLY)));
            assertThat(output.state().is()).as("a board that cannot answer").isEmpty();
            board.close();

            try (LineListener again = LineListener.listen(PseudoTerminal.linkedAt(device))) {
                Eventually.is(
                        "told again, nothing has changed",
                        () -> again.lcusChannel(1).equals(Optional.of(true)));
                output.want(RelayPair.OFF);
                Eventually.is("opened", () -> again.lcusChannel(1).equals(Optional.of(false)));
            }
        } finally {
            worker.stop();
            worker.join(Duration.ofSeconds(2));
        }
        assertThat(worker.failure()).isEmpty();
    }

    /** One contact for a combined charger and inverter. */
    @ParameterizedTest
    @CsvSource({"true,true,true", "true,false,false", "false,true,false", "false,false,false"})
    void aCombinedOutput(boolean charge, boolean load, boolean closed) throws IOException, InterruptedException {
        Path device = folder.resolve("ttyUSB1");
        try (LineListener board = LineListener.listen(PseudoTerminal.linkedAt(device))) {
            Answer answer = new LcusRelays(new LcusBoard(device), 3, 3).tell(new RelayPair(charge, load));

            assertThat(answer).isEqualTo(new Answer.Sent());
            Eventually.is("told", () -> board.lcusChannel(3).equals(Optional.of(closed)));
            assertThat(board.heard()).hasSize(4);
        }
    }
}
