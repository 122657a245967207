package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days of the years 2090 and 2091, which nobody else makes. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class PartitionsTest {

    private static final String PARTITION_OF =
            "SELECT tableoid::regclass::text AS partition FROM history.pack_minute WHERE pack_id = ?";

    @Inject
    DataSource database;

    @Inject
    Schema schema;

    @Inject
    Chain chain;

    @BeforeEach
    void migrate() throws Exception {
        schema.migrate();
    }

    @Test
    void aMonthBackAndTwoAhead() throws Exception {
        partitions("2090-03-01T23:59:59Z").make();
        Partitions partitions = partitions("2090-03-02T00:00:00Z");
        assertThat(partitions.secondsAhead()).as("not known yet").isNaN();
        partitions.make();

        assertThat(partitions.secondsAhead()).as("of the days").isEqualTo(3 * 86_400.0);
        List<String> names = chain
                .rows(
                        "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
                                + " WHERE relkind = 'r' AND relname ~ ? ORDER BY 1",
                        "_20900[1-5]")
                .stream()
                .map(row -> String.valueOf(row.get("relname")))
                .toList();
        assertThat(names)
                .hasSize(107)
                .startsWith("change_20900130")
                .containsSubsequence(
                        "pack_hour_209001",
                        "pack_hour_209002",
                        "pack_hour_209003",
                        "pack_hour_209004",
                        "pack_hour_209005",
                        "pack_hour_block_20900130")
                .contains("pack_hour_block_20900304", "pack_minute_20900130")
                .endsWith("pack_minute_20900303", "pack_minute_20900304");
    }

    /** What came of a day too early, from a clock that is ahead, is found again in its own partition. */
    @Test
    void whatWasThereBeforeIsMoved() throws Exception {
        long atMs = Instant.parse("2091-04-02T00:00:00Z").toEpochMilli();
        PackStatus last = Samples.full("days-last", 1, atMs - 1);
        PackStatus first = Samples.full("days-first", 1, atMs);
        chain.send(last, first);
        chain.awaitStatuses("days-last", 1);
        chain.awaitStatuses("days-first", 1);
        assertThat(chain.row(PARTITION_OF, "days-first")).containsEntry("partition", "history.pack_minute_other");

        Partitions partitions = partitions("2091-04-01T12:00:00Z");
        partitions.make();
        partitions.make();

        assertThat(chain.row(PARTITION_OF, "days-last")).containsEntry("partition", "history.pack_minute_20910401");
        assertThat(chain.row(PARTITION_OF, "days-first")).containsEntry("partition", "history.pack_minute_20910402");
        assertThat(chain.statuses("days-last")).containsExactly(last);
        assertThat(chain.statuses("days-first")).containsExactly(first);
        chain.send(Samples.full("days-first", 2, atMs + 1));
        chain.awaitStatuses("days-first", 2);
    }

    /** What a gateway brings that was cut off for longer than a month gets its own partition the next day. */
    @Test
    void whatCameLongAgoIsMovedToo() throws Exception {
        PackStatus status = Samples.full(
                "days-ago", 1, Instant.parse("2089-12-24T18:00:00Z").toEpochMilli());
        chain.send(status);
        chain.awaitStatuses("days-ago", 1);

        partitions("2090-03-01T12:00:00Z").make();

        assertThat(chain.row(PARTITION_OF, "days-ago")).containsEntry("partition", "history.pack_minute_20891224");
        assertThat(chain.statuses("days-ago")).containsExactly(status);
    }

    /** As a backup does: what comes meanwhile goes to the partition of all that has none. */
    @Test
    void whoHoldsATableLongIsNotWaitedFor() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2088-03-01T12:00:00Z"));
        Partitions partitions = new Partitions(database, new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE history.pack_minute_other IN ACCESS SHARE MODE");
            partitions.make();
            holder.rollback();
        }
        assertThat(isThere("pack_minute_20880301")).isFalse();

        partitions.make();
        assertThat(isThere("pack_minute_20880301")).as("not at once").isFalse();
        now.set(now.get().plusSeconds(301));
        partitions.make();
        assertThat(isThere("pack_minute_20880301")).isTrue();
    }

    private boolean isThere(String table) throws Exception {
        return chain.row("SELECT to_regclass('history.' || ?) IS NOT NULL AS there", table)
                .get("there")
                .equals(true);
    }

    private Partitions partitions(String now) {
        return new Partitions(database, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
