package io.cellfleet.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.embedded.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot work is said in one line at the start, and nothing is left running. */
@Timeout(120)
class RefusalTest {

    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void aPortInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused("port " + other.getLocalPort() + " for the page is in use", "--port", "" + other.getLocalPort());
        }
    }

    @Test
    void aReadOnlyFolder() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
        refused(data + " cannot be written: it is read-only");
    }

    @Test
    void aMissingDevice() throws Exception {
        refused("the serial device /dev/ttyNone does not exist", "--serial", "/dev/ttyNone=cabin");
        assertThat(folder.resolve("data")).as("nothing was begun").doesNotExist();
    }

    @Test
    void aFolderInUseByAnotherRun() throws Exception {
        Path data = folder.resolve("data");
        List<String> infra = List.of("infra", "--data", data.toString(), "--kafka-port", "" + FreePort.find());
        List<String> first = new ArrayList<>(infra);
        first.addAll(List.of("--postgresql-port", "" + FreePort.find()));
        try (LauncherProcess running = LauncherProcess.start(first)) {
            running.awaitLine(line -> line.contains("Ctrl-C stops both"), Duration.ofSeconds(60));
            assertThat(running.text())
                    .contains("-Dkafka.bootstrap.servers=127.0.0.1:")
                    .contains("jdbc:postgresql://");

            refused("is in use by another run");

            List<ProcessHandle> children = running.children(data);
            running.terminate();
            running.awaitExit(LIMIT);
            RunningCellfleet.awaitGone(children);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            run --packs 30000              | 1 | --packs is 30000 but must be 0 to 20000
            run --no-simulator --packs 3   | 1 | --no-simulator contradicts --packs
            run --serial ttyUSB0           | 1 | must be DEVICE=PACK
            run --settings cabin=x.json    | 1 | x.json do not exist
            run --packs many               | 2 | --packs
            run --colour blue              | 2 | --colour
            decode absent.bin              | 1 | absent.bin does not exist
            decode --protocol jbx -        | 1 | must be smartbms123
            decode                         | 2 | FILE
            dance                          | 2 | dance
            """)
    void options(String arguments, int exitCode, String message) throws Exception {
        oneLine(List.of(arguments.split(" ")), exitCode, message);
    }

    private void refused(String message, String... options) throws Exception {
        List<ProcessHandle> before = processesOnTheFolder();
        List<String> arguments =
                new ArrayList<>(List.of("run", "--data", folder.resolve("data").toString()));
        if (!List.of(options).contains("--port")) {
            arguments.addAll(List.of("--port", "" + FreePort.find()));
        }
        arguments.addAll(List.of(options));
        oneLine(arguments, REFUSED, message);
        assertThat(processesOnTheFolder()).as("nothing is left running").isEqualTo(before);
    }

    /** Services and PostgreSQL have it in their arguments. */
    private List<ProcessHandle> processesOnTheFolder() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }

    private static void oneLine(List<String> arguments, int exitCode, String message) throws Exception {
        try (LauncherProcess launcher = LauncherProcess.start(arguments)) {
            assertThat(launcher.awaitExit(LIMIT)).as(launcher.text()).isEqualTo(exitCode);
            assertThat(launcher.printed())
                    .singleElement()
                    .asString()
                    .startsWith("cellfleet: ")
                    .contains(message);
            assertThat(exitCode).isIn(REFUSED, NOT_UNDERSTOOD);
        }
    }
}
