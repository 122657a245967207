package io.cellfleet.history.store;

import static io.cellfleet.history.testing.Samples.MIDNIGHT_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.ActionRefused;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stands in the tables after a record was written to Kafka. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class RowsTest {

    private static final long AT_MS = MIDNIGHT_MS + 123;

    @Inject
    Chain chain;

    /** One row for the minute, with everything; a late frame goes into it, and the next minute is a row of its own. */
    @Test
    void aMinuteOfAPackIsARow() throws Exception {
        PackStatus first = Samples.full("rows-full", 9_000_000_000L, MIDNIGHT_MS);
        PackStatus report = Samples.lineReport("rows-full", 9_000_000_001L, MIDNIGHT_MS + 59_999)
                .build();
        PackStatus next = Samples.full("rows-full", 9_000_000_003L, MIDNIGHT_MS + 60_000);
        PackStatus late = Samples.cellFrame("rows-full", 9_000_000_002L, MIDNIGHT_MS + 7, 3, 3_200)
                .build();
        chain.send(first, report, next);
        chain.awaitStatuses("rows-full", 3);
        chain.send(late);
        chain.awaitStatuses("rows-full", 4);

        assertThat(chain.statuses("rows-full")).containsExactly(first, report, late, next);
        assertThat(row(
                        "SELECT array_agg(rows ORDER BY minute) AS rows, min(minute) AS first, max(minute) AS last"
                                + " FROM history.pack_minute WHERE pack_id = ?",
                        "rows-full"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "rows", "[3, 1]",
                        "first", Long.toString(MIDNIGHT_MS),
                        "last", Long.toString(MIDNIGHT_MS + 60_000)));
    }

    /** Nothing that was not said has become a 0. */
    @Test
    void unknownStaysUnknown() throws Exception {
        PackStatus status = Samples.cellFrame("rows-little", 1, AT_MS, 5, 3_200).build();
        chain.send(status);
        chain.awaitStatuses("rows-little", 1);

        assertThat(chain.statuses("rows-little")).containsExactly(status);
    }

    @Test
    void whatTheEngineTakesBackIsNeverSeen() throws Exception {
        chain.sendAndAbort(Samples.frame("rows-abort", 1, AT_MS, 51_200).build());
        chain.send(Samples.frame("rows-abort", 2, AT_MS, 51_201).build());
        chain.awaitStatuses("rows-abort", 1);

        assertThat(chain.statuses("rows-abort"))
                .extracting(status -> status.getOrder().getSequence())
                .containsExactly(2L);
    }

    /** Should the engine say the same again at later offsets, the first word stays. */
    @Test
    void theSameOrderNumberIsKeptOnce() throws Exception {
        PackStatus first = Samples.cellFrame("rows-twice", 1, AT_MS, 5, 3_200).build();
        chain.send(first, Samples.cellFrame("rows-twice", 1, AT_MS, 5, 3_300).build());
        chain.awaitStatuses("rows-twice", 1);
        chain.send(Samples.cellFrame("rows-twice", 1, AT_MS, 5, 3_400).build());
        chain.send(Samples.event("rows-twice", 1, 0, AT_MS).build());
        chain.send(Samples.event("rows-twice", 1, 0, AT_MS).build());
        chain.send(Samples.event("rows-twice", 1, 1, AT_MS).build());
        chain.send(Samples.frame("rows-twice", 2, AT_MS, 51_201).build());
        chain.awaitStatuses("rows-twice", 2);
        chain.awaitRows("event", "rows-twice", 2);

        assertThat(chain.statuses("rows-twice")).startsWith(first);
    }

    /**
     * What the engine says of the link has the order number of the pack's last record, an index of its own, and wall
     * time: it stands beside the record's own events.
     */
    @Test
    void whatIsSaidOfTheLinkStandsBesideTheRecordsOwnEvents() throws Exception {
        long wallMs = AT_MS + 61_000;
        chain.send(Samples.event("rows-link", 7, 0, AT_MS).build());
        chain.send(Samples.event("rows-link", 7, 1_000, wallMs).build());
        chain.send(Samples.event("rows-link", 7, 1_000, wallMs).build());
        chain.send(Samples.event("rows-link", 7, 1_001, wallMs + 5_000).build());
        chain.awaitRows("event", "rows-link", 3);

        assertThat(row(
                        "SELECT array_agg(event_index ORDER BY at) AS indexes, max(at) AS last FROM history.event"
                                + " WHERE pack_id = ?",
                        "rows-link"))
                .containsEntry("indexes", "[0, 1000, 1001]")
                .containsEntry("last", Long.toString(wallMs + 5_000));
    }

    /** Whoever reads the table finds facts by name; one of a newer engine has none. */
    @Test
    void factsAreNamed() throws Exception {
        chain.send(Samples.event("rows-fact", 1, 0, AT_MS)
                .setActionRefused(ActionRefused.newBuilder().setBecause("no such warning"))
                .build());
        chain.send(PackEvent.newBuilder(Samples.event("rows-fact", 1, 1, AT_MS).build())
                .clearFact()
                .build());
        chain.awaitRows("event", "rows-fact", 2);

        assertThat(row(
                        "SELECT array_agg(fact ORDER BY event_index) AS facts FROM history.event WHERE pack_id = ?",
                        "rows-fact"))
                .containsEntry("facts", "[ACTION_REFUSED, null]");
    }

    /** The names in {@link Tables} are those of the migration: nothing is forgotten on either side. */
    @Test
    void everyColumnIsWritten() throws SQLException {
        for (Table<?> table : Tables.ALL) {
            Map<String, @Nullable String> columns = row(
                    "SELECT array_agg(column_name::text) AS names FROM information_schema.columns"
                            + " WHERE table_schema = 'history' AND table_name = ?",
                    table.name());
            List<String> written = table.columns().stream().map(Column::name).toList();
            assertThat(String.valueOf(columns.get("names"))
                            .replaceAll("[\\[\\] ]", "")
                            .split(","))
                    .as(table.name())
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    /** One row, each value as text; times as ms since 1970. */
    private Map<String, @Nullable String> row(String sql, String parameter) throws SQLException {
        Map<String, @Nullable String> texts = new TreeMap<>();
        for (Map.Entry<String, @Nullable Object> entry :
                chain.row(sql, parameter).entrySet()) {
            texts.put(entry.getKey(), text(entry.getValue()));
        }
        return texts;
    }

    private static @Nullable String text(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Timestamp time -> Long.toString(time.getTime());
            case Array array -> Arrays.toString((Object[]) array.getArray());
            default -> value.toString();
        };
    }
}
