package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.local.Refusal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartTurnTest {

    @TempDir
    private Path folder;

    /** Locks are between processes, so another process takes the turn. */
    @Test
    void anotherProcessWaitsForItsTurn() throws Exception {
        Process other;
        try (StartTurn mine = StartTurn.take(folder, new Progress(System.out))) {
            other = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Other.class.getName(),
                            folder.toString()))
                    .redirectErrorStream(true)
                    .start();
            assertThat(mine).isNotNull();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).contains("Another run is starting");
            assertThat(other.isAlive()).isTrue();
        }

        assertThat(other.waitFor()).isZero();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> StartTurn.take(folder.resolve("absent"), new Progress(System.out)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("absent");
    }

    /** The other run. */
    static final class Other {

        private Other() {}

        public static void main(String[] arguments) throws Exception {
            try (StartTurn turn = StartTurn.take(Path.of(arguments[0]), new Progress(System.out))) {
                System.out.println(turn);
            }
        }
    }
}
