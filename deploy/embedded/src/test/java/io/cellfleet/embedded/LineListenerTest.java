package io.cellfleet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineListenerTest {

    private static final byte[] CLOSE_1 = {(byte) 0xa0, 1, 1, (byte) 0xa2};
    private static final byte[] OPEN_1 = {(byte) 0xa0, 1, 0, (byte) 0xa1};
    private static final byte[] WRONG_SUM = {(byte) 0xa0, 1, 1, (byte) 0xa3};

    @Test
    void hearsAnswersAndGoesOnWhenTheNearEndIsOpenedAgain() throws IOException, InterruptedException {
        try (PseudoTerminal line = PseudoTerminal.open();
                LineListener board = LineListener.answer(line, told -> told)) {
            assertThat(board.lcusChannel(1)).as("told nothing yet").isEmpty();

            byte[] echoed = new byte[CLOSE_1.length];
            try (RandomAccessFile near = new RandomAccessFile(line.device().toFile(), "rw")) {
                near.write(CLOSE_1);
                near.readFully(echoed);
            }
            assertThat(echoed).isEqualTo(CLOSE_1);
            assertThat(board.lcusChannel(1)).isEqualTo(Optional.of(true));

            try (RandomAccessFile near = new RandomAccessFile(line.device().toFile(), "rw")) {
                near.write(OPEN_1);
                near.write(WRONG_SUM);
                near.readFully(echoed);
                near.readFully(echoed);
            }
            assertThat(board.lcusChannel(1)).as("a wrong sum is no command").isEqualTo(Optional.of(false));
            assertThat(board.lcusChannel(2)).isEmpty();
            board.forget();
            assertThat(board.heard()).isEmpty();
        }
    }
}
