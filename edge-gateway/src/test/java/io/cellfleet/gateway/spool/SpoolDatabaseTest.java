package io.cellfleet.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file for everybody who keeps something on the gateway. */
class SpoolDatabaseTest {

    private static final String TABLE = "CREATE TABLE IF NOT EXISTS things (name TEXT PRIMARY KEY)";

    @TempDir
    Path folder;

    private SpoolDatabase open() throws IOException {
        SpoolDatabase database = SpoolDatabase.open(folder);
        database.define(TABLE);
        return database;
    }

    private static void put(SpoolDatabase database, String name) throws IOException {
        database.write(Durability.POWER, it -> Sql.execute(it, "INSERT INTO things VALUES ('" + name + "')"));
    }

    private static long count(SpoolDatabase database) throws IOException {
        return database.read(it -> Sql.number(it, "SELECT count(*) FROM things"));
    }

    @Test
    void whatWasWrittenIsThereAtTheNextStart() throws IOException {
        try (SpoolDatabase first = open()) {
            put(first, "a");
            put(first, "b");
        }
        try (SpoolDatabase second = open()) {
            assertThat(count(second)).isEqualTo(2);
            assertThat(second.movedAside()).isEmpty();
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothing() throws IOException {
        try (SpoolDatabase database = open()) {
            assertThatThrownBy(() -> database.write(Durability.PROCESS, it -> {
                        Sql.execute(it, "INSERT INTO things VALUES ('a')");
                        throw new SQLException("no");
                    }))
                    .isInstanceOf(DiskTrouble.class);
            assertThatThrownBy(() -> database.write(Durability.PROCESS, it -> {
                        Sql.execute(it, "INSERT INTO things VALUES ('b')");
                        throw new IllegalStateException("a bug of ours");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(count(database)).isZero();
            put(database, "c");
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsMovedAsideAndBegunAnew() throws IOException {
        byte[] noise =
                "this was a spool once, before the card broke".repeat(100).getBytes(StandardCharsets.US_ASCII);
        Files.write(folder.resolve(SpoolDatabase.FILE), noise);

        try (SpoolDatabase database = open()) {
            put(database, "a");
            assertThat(count(database)).isEqualTo(1);
            assertThat(database.movedAside())
                    .hasValueSatisfying(aside -> assertThat(aside)
                            .hasBinaryContent(noise)
                            .hasFileName(aside.getFileName().toString())
                            .satisfies(it -> assertThat(it.getFileName().toString())
                                    .matches("spool-unreadable-\\d{8}T\\d{6}Z\\.db")));
        }
    }

    @Test
    void aDamagedPageIsSeenAtTheStart() throws IOException {
        try (SpoolDatabase database = open()) {
            for (int i = 0; i < 500; i++) {
                put(database, "thing " + i + " with a name that is long enough to fill pages");
            }
        }
        Path file = folder.resolve(SpoolDatabase.FILE);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 8_192, bytes.length - 4_096, (byte) 0x5a);
        Files.write(file, bytes);

        try (SpoolDatabase database = open()) {
            assertThat(database.movedAside()).isPresent();
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void aReplacedFileHasTheTablesOfTheOldOne() throws IOException {
        try (SpoolDatabase database = open()) {
            put(database, "a");
            database.replace("the test says so");
            assertThat(count(database)).isZero();
            put(database, "b");
            database.replace("the test says so again");
            assertThat(count(database)).isZero();
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(it ->
                            it.toString().endsWith("Z.db") || it.toString().endsWith("Z-2.db")))
                    .as("nothing is deleted")
                    .hasSize(2);
        }
    }

    @Test
    void aFolderThatIsAbsentIsTroubleAndNotUnreadable() {
        assertThatThrownBy(() -> SpoolDatabase.open(folder.resolve("absent")))
                .isInstanceOfSatisfying(
                        DiskTrouble.class, e -> assertThat(e.isUnreadable()).isFalse());
    }
}
