package io.cellfleet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedPostgresqlTest {

    @TempDir
    private Path folder;

    /** A test that failed must not leave a server on a folder that is being deleted. */
    @AfterEach
    void nothingIsLeft() throws IOException {
        EmbeddedPostgresql.serverOn(folder).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void keepsRowsOverARestartOnTheSameFolder() throws Exception {
        try (EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(folder, 0)) {
            execute(postgresql, "CREATE TABLE pack (id text); INSERT INTO pack VALUES ('pack-1')");
        }
        assertThat(EmbeddedPostgresql.serverOn(folder)).isEmpty();

        try (EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(folder, 0)) {
            assertThat(ask(postgresql, "SELECT id FROM pack")).isEqualTo("pack-1");
        }
    }

    @Test
    void aKeptFolderIsWrittenDurably() throws Exception {
        try (EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(folder, 0)) {
            assertThat(ask(postgresql, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgresql, "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    /** As after kill -9 of the launcher. */
    @Test
    void takesTheFolderFromAServerThatLivedOnWithItsClients() throws Exception {
        int oldPort = startInAProcessThatIsThenKilled();
        ProcessHandle old = EmbeddedPostgresql.serverOn(folder).orElseThrow();

        try (Connection client = connect("jdbc:postgresql://127.0.0.1:" + oldPort + "/postgres")) {
            execute(client, "CREATE TABLE pack (id text); INSERT INTO pack VALUES ('pack-1')");

            try (EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(folder, 0)) {
                assertThat(client.isValid(1)).isFalse();
                assertThat(old.isAlive()).isFalse();
                assertThat(ask(postgresql, "SELECT id FROM pack")).isEqualTo("pack-1");
            }
        }
    }

    @Test
    void refusesAFolderWhoseServerStillHasItsOwner() throws Exception {
        try (EmbeddedPostgresql first = EmbeddedPostgresql.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedPostgresql.start(folder, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use");
            assertThat(ask(first, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    /** The process, when it is told the folder as its argument: starts a server, says its port and waits. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(Path.of(arguments[0]), 0);
            System.out.println("port " + postgresql.port());
            new CountDownLatch(1).await();
        }
    }

    private int startInAProcessThatIsThenKilled() throws IOException, InterruptedException {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = owner.inputReader()) {
            String line = output.lines()
                    .filter(one -> one.startsWith("port "))
                    .findFirst()
                    .orElseThrow();
            return Integer.parseInt(line.substring("port ".length()));
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    @Test
    void withoutAFolderEachServerBeginsEmpty() throws Exception {
        try (EmbeddedPostgresql one = EmbeddedPostgresql.start(null, 0);
                EmbeddedPostgresql other = EmbeddedPostgresql.start(null, 0)) {
            execute(one, "CREATE TABLE pack (id text)");
            assertThat(ask(other, "SELECT count(*)::text FROM pg_tables WHERE tablename = 'pack'"))
                    .isEqualTo("0");
        }
    }

    private static Connection connect(String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD);
    }

    private static void execute(EmbeddedPostgresql postgresql, String sql) throws SQLException {
        try (Connection connection = connect(postgresql.jdbcUrl())) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgresql postgresql, String sql) throws SQLException {
        try (Connection connection = connect(postgresql.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
