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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days of the year 2090, which nobody else makes. */
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
    void todayAndTwoDaysMore() throws Exception {
        partitions("2090-03-01T23:59:59Z").make();
        partitions("2090-03-02T00:00:00Z").make();

        assertThat(chain.row(
                        "SELECT count(*) AS n FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
                                + " WHERE relkind = 'r' AND relname LIKE ?",
                        "pack_minute_209003%"))
                .containsEntry("n", 4L);
    }

    /** What came of a day too early, from a clock that is ahead, is found again in its own partition. */
    @Test
    void whatWasThereBeforeIsMoved() throws Exception {
        long atMs = Instant.parse("2090-04-02T00:00:00Z").toEpochMilli();
        PackStatus last = Samples.full("days-last", 1, atMs - 1);
        PackStatus first = Samples.full("days-first", 1, atMs);
        chain.send(last, first);
        chain.awaitStatuses("days-last", 1);
        chain.awaitStatuses("days-first", 1);
        assertThat(chain.row(PARTITION_OF, "days-first")).containsEntry("partition", "history.pack_minute_other");

        Partitions partitions = partitions("2090-04-01T12:00:00Z");
        partitions.make();
        partitions.make();

        assertThat(chain.row(PARTITION_OF, "days-last")).containsEntry("partition", "history.pack_minute_20900401");
        assertThat(chain.row(PARTITION_OF, "days-first")).containsEntry("partition", "history.pack_minute_20900402");
        assertThat(chain.statuses("days-last")).containsExactly(last);
        assertThat(chain.statuses("days-first")).containsExactly(first);
        chain.send(Samples.full("days-first", 2, atMs + 1));
        chain.awaitStatuses("days-first", 2);
    }

    private Partitions partitions(String now) {
        return new Partitions(database, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
