package io.cellfleet.history.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.intake.Intakes;
import io.cellfleet.history.store.ColdDays;
import io.cellfleet.history.store.Partitions;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The whole schema goes into a file and comes back in another database. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class BackupTest {

    private static final long LONG_AGO_MS =
            Instant.parse("1990-05-05T12:00:00Z").toEpochMilli();

    @Inject
    DataSource database;

    @Inject
    ColdDays coldDays;

    @Inject
    Intakes intakes;

    @Inject
    Chain chain;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @TempDir
    Path folder;

    @AfterEach
    void goOn() throws Exception {
        intakes.start();
        chain.execute("DROP DATABASE IF EXISTS restored WITH (FORCE)");
    }

    @Test
    void everythingComesBack() throws Exception {
        PackStatus cold = Samples.full("backup-1", 1, LONG_AGO_MS);
        PackStatus late = Samples.full("backup-1", 2, LONG_AGO_MS + 90_000);
        PackStatus hot = Samples.full("backup-1", 3, Samples.MIDNIGHT_MS);
        chain.send(cold, hot);
        chain.send(Samples.event("backup-1", 1, 0, LONG_AGO_MS).build());
        chain.awaitStatuses("backup-1", 2);
        chain.awaitRows("event", "backup-1", 1);
        new Partitions(database).make();
        new Partitions(database).make(List.of("pack_minute_19900505", "pack_hour_block_19900505"));
        coldDays.make(Instant.parse("1990-05-06T00:00:00Z"), () -> false);
        assertThat(chain.countRows("pack_hour_block", "backup-1")).isEqualTo(1);
        chain.send(late);
        chain.awaitStatuses("backup-1", 3);
        chain.awaitRows("pack_hour", "backup-1", 2);
        intakes.stop();
        awaitQuiet();

        Path file = folder.resolve("history.backup");
        BackupMain.run("backup", url + "?user=postgres&password=postgres", file.toString());
        Map<String, String> before = contents(database);
        DataSource restored = newDatabase();
        BackupMain.run(
                "restore",
                url.replaceAll("/postgres$", "/restored") + "?user=postgres&password=postgres",
                file.toString());

        assertThat(contents(restored)).isEqualTo(before);
        assertThat(before.get("pack_hour_block")).doesNotStartWith("0 ");
        assertThat(Chain.statuses(restored, "backup-1")).containsExactly(cold, late, hot);
        assertThat(folder).isDirectoryContaining("glob:**history.backup").isDirectoryNotContaining("glob:**.part");
        assertThatThrownBy(() -> new Backup(restored).restore(Files.newInputStream(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database has a schema history: drop it, if it can go");
    }

    /** Hours and days of other tests may still be made. */
    private void awaitQuiet() throws Exception {
        Map<String, String> before = contents(database);
        for (int same = 0; same < 3; same++) {
            Thread.sleep(500);
            Map<String, String> now = contents(database);
            if (!now.equals(before)) {
                same = -1;
            }
            before = now;
        }
    }

    @Test
    void whatIsNoBackup() throws Exception {
        DataSource restored = newDatabase();
        for (byte[] bytes : List.of(new byte[0], "no zip".getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> new Backup(restored).restore(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("this is no backup of the history: it does not begin with backup.properties");
        }
    }

    /** A file that ends too early, also between two tables: it is all there, or nothing is and somebody says so. */
    @Test
    void aPartOfABackup() throws Exception {
        chain.send(Samples.full("backup-part", 1, Samples.MIDNIGHT_MS));
        chain.awaitStatuses("backup-part", 1);
        intakes.stop();
        awaitQuiet();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        new Backup(database).write(whole);
        Map<String, String> all = contents(database);
        int refused = 0;
        for (int part = 1; part < 10; part++) {
            DataSource restored = newDatabase();
            byte[] begin = Arrays.copyOf(whole.toByteArray(), whole.size() * part / 10);
            try {
                new Backup(restored).restore(new ByteArrayInputStream(begin));
                // What was cut is the list at the end of the zip, which nobody needs.
                assertThat(contents(restored)).isEqualTo(all);
            } catch (IOException | SQLException e) {
                refused++;
                if (part > 1) {
                    assertThat(contents(restored).values()).allMatch(content -> content.startsWith("0 "));
                }
            }
            chain.execute("DROP DATABASE restored WITH (FORCE)");
        }
        assertThat(refused).isGreaterThan(2);
    }

    /** Emptying a table is seen also by who began before, so it must wait. */
    @Test
    void nobodyEmptiesATableMeanwhile() throws Exception {
        new Partitions(database).make();
        AtomicReference<String> refusal = new AtomicReference<>();
        OutputStream file = new OutputStream() {
            @Override
            public void write(int one) {
                if (refusal.get() == null) {
                    refusal.set(tryToEmpty());
                }
            }
        };

        new Backup(database).write(file);

        assertThat(refusal.get()).isEqualTo("55P03");
        assertThat(tryToEmpty()).isEqualTo("nothing stands against it");
    }

    private String tryToEmpty() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '100ms'; LOCK TABLE history.pack_hour_block_other");
            connection.rollback();
            return "nothing stands against it";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private DataSource newDatabase() throws Exception {
        chain.execute("CREATE DATABASE restored");
        PGSimpleDataSource restored = new PGSimpleDataSource();
        restored.setUrl(url.replaceAll("/postgres$", "/restored"));
        restored.setUser("postgres");
        restored.setPassword("postgres");
        return restored;
    }

    /** How many rows of each table, and a sum that changes with any of them. */
    private static Map<String, String> contents(DataSource database) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery("SELECT relname FROM pg_class"
                    + " WHERE relnamespace = 'history'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition"
                    + " AND relname NOT IN ('flyway_schema_history', 'instance')")) {
                while (tables.next()) {
                    contents.put(tables.getString(1), "");
                }
            }
            for (Map.Entry<String, String> table : contents.entrySet()) {
                try (ResultSet sum = statement.executeQuery("SELECT count(*) || ' ' ||"
                        + " coalesce(sum(hashtextextended(kept::text, 0)::numeric), 0) FROM history." + table.getKey()
                        + " AS kept")) {
                    sum.next();
                    table.setValue(sum.getString(1));
                }
            }
        }
        return contents;
    }
}
