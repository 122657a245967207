package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void isMadeWhenAbsent() throws IOException {
        Path absent = folder.resolve("deep/down");
        try (DataFolder data = DataFolder.hold(absent)) {
            assertThat(data.path()).isEqualTo(absent).isDirectory();
        }
    }

    @Test
    void isHeldByOneRunAtATime() throws IOException {
        try (DataFolder first = DataFolder.hold(folder)) {
            assertThatThrownBy(() -> DataFolder.hold(folder))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("in use")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }

        try (DataFolder next = DataFolder.hold(folder)) {
            assertThat(next.path()).isEqualTo(folder);
        }
    }

    /** Also for the superuser, whom the system would let write. */
    @Test
    void isRefusedWhenReadOnly() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThatThrownBy(() -> DataFolder.hold(folder))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("read-only");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void isRefusedWhereAFileStands() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.hold(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("there is a file of this name");
    }

    @Test
    void thePasswordIsChosenOnceAndReadableByItsOwnerAlone() throws IOException {
        try (DataFolder data = DataFolder.hold(folder)) {
            Secrets secrets = data.secrets();
            assertThat(secrets.hasAdminPassword()).isFalse();

            String password = secrets.adminPassword();

            assertThat(password).matches("[a-km-np-z2-9]{20}");
            assertThat(secrets.adminPassword()).isEqualTo(password);
            assertThat(secrets.hasAdminPassword()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.adminPasswordFile())))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.folder())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void theLogsOfTheLastThreeRunsAreKept() throws IOException {
        Logs logs = Logs.in(folder);
        for (String run : new String[] {"first", "second", "third", "fourth", "fifth"}) {
            Files.writeString(logs.begin("engine"), run);
        }

        assertThat(folder.resolve("engine.log")).hasContent("fifth");
        assertThat(folder.resolve("engine.1.log")).hasContent("fourth");
        assertThat(folder.resolve("engine.2.log")).hasContent("third");
        assertThat(folder.resolve("engine.3.log")).hasContent("second");
        assertThat(folder).isDirectoryNotContaining("glob:**engine.4.log");
    }

    @Test
    void theEndOfALogIsItsLastFifteenLines() throws IOException {
        Path log = Logs.in(folder).begin("engine");
        for (int i = 1; i <= 40; i++) {
            Files.writeString(log, "line " + i + "\n", java.nio.file.StandardOpenOption.APPEND);
        }
        assertThat(Logs.end(log)).startsWith("  line 26\n").endsWith("  line 40");
    }
}
