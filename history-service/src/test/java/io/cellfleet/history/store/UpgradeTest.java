package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.embedded.EmbeddedPostgresql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and offsets of any earlier version are there after the migrations; and the release before starts on these tables. */
class UpgradeTest {

    private static final int LAST = 7;

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final String WRITTEN = """
            INSERT INTO history.topic_offset (topic, partition, next_offset)
                VALUES ('cellfleet.events.v1', 3, 42), ('cellfleet.status.v1', 3, 42);
            INSERT INTO history.event (pack_id, enrolment, boot, sequence, event_index, at, installation_id, simulated, fact, event)
                VALUES ('farm-1', 1, 2, 3, 0, '2026-06-01T00:00Z', 'farm', false, 'WARNING_RAISED', '\\x01')""";

    private static EmbeddedPostgresql postgresql;

    @BeforeAll
    static void start() throws IOException {
        postgresql = EmbeddedPostgresql.start(null, 0);
    }

    @AfterAll
    static void stop() throws IOException {
        postgresql.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, LAST})
    void fromEveryVersion(int version) throws Exception {
        String database = "upgrade_" + version;
        execute("postgres", "create database " + database);
        flyway(database, "classpath:db/migration")
                .target(String.valueOf(version))
                .load()
                .migrate();
        execute(database, WRITTEN);

        assertThat(flyway(database, "classpath:db/migration").load().migrate().success)
                .isTrue();

        assertThat(rows(database, "SELECT max(version::int) FROM history.flyway_schema_history"))
                .as("a new version needs its place in this test")
                .containsExactly(String.valueOf(LAST));
        assertThat(
                        rows(
                                database,
                                "SELECT next_offset, topic_id, generation FROM history.topic_offset WHERE topic LIKE '%events%'"))
                .containsExactly("42|null|0");
        assertThat(rows(database, "SELECT next_offset FROM history.topic_offset WHERE topic LIKE '%status%'"))
                .as("versions 4 and 5 read statuses again")
                .hasSize(version < 5 ? 0 : 1);
        assertThat(rows(database, "SELECT pack_id, sequence, fact FROM history.event"))
                .containsExactly("farm-1|3|WARNING_RAISED");
    }

    /** What the release before does with the tables that this one has changed. */
    @Test
    void backToTheReleaseBefore(@TempDir Path folder) throws Exception {
        execute("postgres", "create database back");
        flyway("back", "classpath:db/migration").load().migrate();
        execute("back", WRITTEN);
        execute("back", "UPDATE history.topic_offset SET topic_id = 'one', generation = 1");
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith("V" + LAST + "_")) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }

        assertThat(flyway("back", "filesystem:" + folder).load().migrate().success)
                .isTrue();
        execute(
                "back",
                "UPDATE history.topic_offset AS kept SET next_offset = 43 WHERE topic LIKE '%events%' AND next_offset = 42",
                "INSERT INTO history.topic_offset (topic, partition, next_offset) VALUES ('cellfleet.events.v1', 4, 0)"
                        + " ON CONFLICT DO NOTHING");

        assertThat(rows(
                        "back",
                        "SELECT partition, next_offset, topic_id, generation FROM history.topic_offset"
                                + " WHERE topic LIKE '%events%' ORDER BY partition"))
                .as("and this one again finds what it can go on from")
                .containsExactly("3|43|one|1", "4|0|null|0");
    }

    private static FluentConfiguration flyway(String database, String location) {
        return Flyway.configure()
                .dataSource(url(database), EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD)
                .schemas("history")
                .defaultSchema("history")
                .locations(location);
    }

    private static String url(String database) {
        return postgresql.jdbcUrl().replaceAll("/postgres$", "/" + database);
    }

    private static void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD);
    }

    private static List<String> rows(String database, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join("|", values));
            }
        }
        return found;
    }
}
