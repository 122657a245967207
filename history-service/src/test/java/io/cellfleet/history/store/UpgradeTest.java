package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.embedded.EarlierRelease;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.embedded.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
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
        ScratchDatabase database = ScratchDatabase.create(postgresql, "upgrade_" + version);
        flyway(database, "classpath:db/migration")
                .target(String.valueOf(version))
                .load()
                .migrate();
        database.execute(WRITTEN);

        assertThat(flyway(database, "classpath:db/migration").load().migrate().success)
                .isTrue();

        assertThat(database.rows("SELECT max(version::int) FROM history.flyway_schema_history"))
                .as("a new version needs its place in this test")
                .containsExactly(String.valueOf(LAST));
        assertThat(
                        database.rows(
                                "SELECT next_offset, topic_id, generation FROM history.topic_offset WHERE topic LIKE '%events%'"))
                .containsExactly("42|null|0");
        assertThat(database.rows("SELECT next_offset FROM history.topic_offset WHERE topic LIKE '%status%'"))
                .as("versions 4 and 5 read statuses again")
                .hasSize(version < 5 ? 0 : 1);
        assertThat(database.rows("SELECT pack_id, sequence, fact FROM history.event"))
                .containsExactly("farm-1|3|WARNING_RAISED");
    }

    /** What the release before does with the tables that this one has changed. */
    @Test
    void backToTheReleaseBefore(@TempDir Path folder) throws Exception {
        ScratchDatabase database = ScratchDatabase.create(postgresql, "back");
        flyway(database, "classpath:db/migration").load().migrate();
        database.execute(WRITTEN);
        database.execute("UPDATE history.topic_offset SET topic_id = 'one', generation = 1");
        EarlierRelease.migrationsTo(folder, LAST);

        assertThat(flyway(database, "filesystem:" + folder)
                        .ignoreMigrationPatterns(EarlierRelease.passesOver())
                        .load()
                        .migrate()
                        .success)
                .isTrue();
        database.execute(
                "UPDATE history.topic_offset AS kept SET next_offset = 43 WHERE topic LIKE '%events%' AND next_offset = 42",
                "INSERT INTO history.topic_offset (topic, partition, next_offset) VALUES ('cellfleet.events.v1', 4, 0)"
                        + " ON CONFLICT DO NOTHING");

        assertThat(database.rows("SELECT partition, next_offset, topic_id, generation FROM history.topic_offset"
                        + " WHERE topic LIKE '%events%' ORDER BY partition"))
                .as("and this one again finds what it can go on from")
                .containsExactly("3|43|one|1", "4|0|null|0");
    }

    private static FluentConfiguration flyway(ScratchDatabase database, String location) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD)
                .schemas("history")
                .defaultSchema("history")
                .locations(location);
    }
}
