package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.ActionRefused;
import io.cellfleet.contract.v1.PackEvent;
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

    private static final long AT_MS = Samples.MIDNIGHT_MS + 123;

    @Inject
    Chain chain;

    @Test
    void everyFieldOfAStatusIsInItsColumn() throws Exception {
        chain.send(Samples.full("rows-full", 9_000_000_000L, AT_MS));
        chain.awaitRows("measurement", "rows-full", 1);

        assertThat(row("SELECT * FROM history.measurement WHERE pack_id = ?", "rows-full"))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("pack_id", "rows-full"),
                        Map.entry("enrolment", "1"),
                        Map.entry("boot", "2"),
                        Map.entry("sequence", "9000000000"),
                        Map.entry("at", Long.toString(AT_MS)),
                        Map.entry("installation_id", "site-1"),
                        Map.entry("gateway_id", "gateway-1"),
                        Map.entry("clock_quality", "3"),
                        Map.entry("simulated", "true"),
                        Map.entry("protocol", "smartbms123"),
                        Map.entry("settings_revision", "7"),
                        Map.entry("pack_voltage_mv", "51200"),
                        Map.entry("current_ma", "-12500"),
                        Map.entry("current1_ma", "2500"),
                        Map.entry("current2_ma", "15000"),
                        Map.entry("incoming_ma", "2501"),
                        Map.entry("outgoing_ma", "15001"),
                        Map.entry("lowest_cell_number", "3"),
                        Map.entry("lowest_cell_mv", "3190"),
                        Map.entry("highest_cell_number", "14"),
                        Map.entry("highest_cell_mv", "3215"),
                        Map.entry("lowest_temperature_cell_number", "1"),
                        Map.entry("lowest_temperature_deci_c", "-51"),
                        Map.entry("lowest_temperature_raw", "265"),
                        Map.entry("highest_temperature_cell_number", "9"),
                        Map.entry("highest_temperature_deci_c", "213"),
                        Map.entry("highest_temperature_raw", "296"),
                        Map.entry("cell_count", "16"),
                        Map.entry("soc_milli_percent", "54321"),
                        Map.entry("soc_calibrated", "true"),
                        Map.entry("stored_mah", "108642"),
                        Map.entry("stored_wh", "5562"),
                        Map.entry("warnings", "[2, 5]"),
                        Map.entry("charge_on", "false"),
                        Map.entry("load_on", "true"),
                        Map.entry("combined_on", "false"),
                        Map.entry("device_soc_percent", "55"),
                        Map.entry("device_charge_allowed", "true"),
                        Map.entry("device_discharge_allowed", "false"),
                        Map.entry("device_status", "[chargeAllowed, belowVMin]"),
                        Map.entry("device_collected_today_wh", "101"),
                        Map.entry("device_consumed_today_wh", "102"),
                        Map.entry("device_stored_wh", "103"),
                        Map.entry("device_collected_total_kwh", "104"),
                        Map.entry("device_consumed_total_kwh", "105"),
                        Map.entry("device_capacity_wh", "10240"),
                        Map.entry("device_v_min_mv", "2900"),
                        Map.entry("device_v_max_mv", "3700"),
                        Map.entry("device_v_balance_mv", "3400")));
        assertThat(row("SELECT * FROM history.cell_reading WHERE pack_id = ?", "rows-full"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "pack_id", "rows-full",
                        "cell_number", "5",
                        "at", Long.toString(AT_MS),
                        "enrolment", "1",
                        "boot", "2",
                        "sequence", "9000000000",
                        "voltage_mv", "3200",
                        "temperature_deci_c", "-12",
                        "temperature_reads_high", "true"));
    }

    /** Only what a frame always has is there; nothing that was not said has become a 0. */
    @Test
    void unknownStaysNull() throws Exception {
        chain.send(Samples.cellFrame("rows-little", 1, AT_MS, 5, 3_200).build());
        chain.awaitRows("cell_reading", "rows-little", 1);

        Map<String, @Nullable String> row = row("SELECT * FROM history.measurement WHERE pack_id = ?", "rows-little");
        row.values().removeIf(value -> value == null);
        assertThat(row.keySet())
                .containsExactlyInAnyOrder(
                        "pack_id",
                        "enrolment",
                        "boot",
                        "sequence",
                        "at",
                        "installation_id",
                        "simulated",
                        "settings_revision",
                        "pack_voltage_mv",
                        "cell_count",
                        "warnings");
        assertThat(row).containsEntry("warnings", "[]");
        assertThat(row("SELECT temperature_deci_c FROM history.cell_reading WHERE pack_id = ?", "rows-little"))
                .containsEntry("temperature_deci_c", null);
        assertThat(row(
                        "SELECT colour, temperature_reads_high FROM history.latest_cell WHERE pack_id = ?",
                        "rows-little"))
                .as("of an engine that colours no cells")
                .containsEntry("colour", null)
                .containsEntry("temperature_reads_high", null);
    }

    @Test
    void aLineReportMakesNoRowOfValues() throws Exception {
        chain.send(
                Samples.lineReport("rows-line", 1, AT_MS).build(),
                Samples.frame("rows-line", 2, AT_MS, 51_200).build());
        chain.awaitRows("measurement", "rows-line", 1);

        assertThat(row("SELECT sequence FROM history.measurement WHERE pack_id = ?", "rows-line"))
                .containsEntry("sequence", "2");
    }

    @Test
    void whatTheEngineTakesBackIsNeverSeen() throws Exception {
        chain.sendAndAbort(Samples.frame("rows-abort", 1, AT_MS, 51_200).build());
        chain.send(Samples.frame("rows-abort", 2, AT_MS, 51_201).build());
        chain.awaitRows("measurement", "rows-abort", 1);

        assertThat(row("SELECT sequence FROM history.measurement WHERE pack_id = ?", "rows-abort"))
                .containsEntry("sequence", "2");
    }

    /** Should the engine say the same again at later offsets, the first word stays. */
    @Test
    void theSameOrderNumberMakesOneRow() throws Exception {
        chain.send(
                Samples.cellFrame("rows-twice", 1, AT_MS, 5, 3_200).build(),
                Samples.cellFrame("rows-twice", 1, AT_MS, 5, 3_200).build());
        chain.send(Samples.event("rows-twice", 1, 0, AT_MS).build());
        chain.send(Samples.event("rows-twice", 1, 0, AT_MS).build());
        chain.send(Samples.event("rows-twice", 1, 1, AT_MS).build());
        chain.send(Samples.frame("rows-twice", 2, AT_MS, 51_201).build());
        chain.awaitRows("measurement", "rows-twice", 2);
        chain.awaitRows("event", "rows-twice", 2);

        assertThat(chain.countRows("cell_reading", "rows-twice")).isEqualTo(1);
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
