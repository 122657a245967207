package io.cellfleet.history.store;

import static io.cellfleet.history.store.Column.bool;
import static io.cellfleet.history.store.Column.bytes;
import static io.cellfleet.history.store.Column.code;
import static io.cellfleet.history.store.Column.id;
import static io.cellfleet.history.store.Column.sint;
import static io.cellfleet.history.store.Column.text;
import static io.cellfleet.history.store.Column.time;
import static io.cellfleet.history.store.Column.uint;

import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.minutes.Newest.CellOfStatus;
import io.cellfleet.history.store.Table.Merge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that are written; {@code db/migration} creates them. */
final class Tables {

    /** Written by {@link MinuteRows}, which knows what was there. */
    static final Table<MinuteRow> PACK_MINUTE = new Table<>(
            "pack_minute",
            List.of(
                    id("pack_id", MinuteRow::packId),
                    time("minute", row -> row.minute() * MinuteRow.MINUTE_MS),
                    uint("rows", MinuteRow::rows),
                    bytes("block", MinuteRow::block)),
            new Merge.Replace("pack_id, minute"));

    static final Table<PackEvent> EVENT = new Table<>(
            "event",
            Table.columns(
                    List.of(id("pack_id", PackEvent::getPackId)),
                    Column.order(PackEvent::getOrder),
                    List.of(
                            uint("event_index", PackEvent::getIndex),
                            time("at", PackEvent::getAtMs),
                            id("installation_id", PackEvent::getInstallationId),
                            bool("simulated", PackEvent::getSimulated),
                            text("fact", Tables::factName),
                            bytes("event", PackEvent::toByteArray))),
            new Merge.Keep());

    static final Table<PackStatus> LATEST_STATUS = new Table<>(
            "latest_status",
            Table.columns(
                    latestKey(),
                    List.of(bytes(
                            "status",
                            status -> status.toBuilder().clearMeasured().build().toByteArray()))),
            new Merge.Newest("pack_id"));

    static final Table<PackStatus> LATEST_MEASUREMENT = new Table<>(
            "latest_measurement",
            Table.columns(
                    latestKey(),
                    List.of(bytes("measurement", status -> status.getMeasured().toByteArray()))),
            new Merge.Newest("pack_id"));

    static final Table<CellOfStatus> LATEST_CELL = new Table<>(
            "latest_cell",
            Table.columns(
                    cellColumns(), List.of(code("colour", row -> row.reading().getColourValue()))),
            new Merge.Newest("pack_id, cell_number"));

    static final Table<StandingWarning> STANDING_WARNING = new Table<>(
            "standing_warning",
            Table.columns(
                    List.of(id("pack_id", row -> row.event().getPackId()), code("code", StandingWarning::code)),
                    Column.order(row -> row.event().getOrder()),
                    List.of(
                            time("at", row -> row.event().getAtMs()),
                            bool("standing", StandingWarning::standing),
                            bytes("event", row -> row.event().toByteArray()))),
            new Merge.Newest("pack_id, code"));

    static final List<Table<?>> ALL =
            List.of(PACK_MINUTE, EVENT, LATEST_STATUS, LATEST_MEASUREMENT, LATEST_CELL, STANDING_WARNING);

    private Tables() {}

    private static List<Column<PackStatus>> latestKey() {
        return Table.columns(
                List.of(id("pack_id", PackStatus::getPackId)),
                Column.order(PackStatus::getOrder),
                List.of(time("at", PackStatus::getAtMs)));
    }

    private static List<Column<CellOfStatus>> cellColumns() {
        return Table.columns(
                List.of(
                        id("pack_id", row -> row.status().getPackId()),
                        uint("cell_number", cell -> cell.reading().getNumber())),
                Column.order(row -> row.status().getOrder()),
                List.of(
                        time("at", row -> row.status().getAtMs()),
                        uint("voltage_mv", row -> row.reading().getVoltageMv()),
                        sint("temperature_deci_c", Tables::temperatureDeciC),
                        bool("temperature_reads_high", Tables::temperatureReadsHigh)));
    }

    private static @Nullable Integer temperatureDeciC(CellOfStatus cell) {
        return cell.reading().hasTemperatureDeciC() ? (Integer) cell.reading().getTemperatureDeciC() : null;
    }

    /** An engine that does not colour cells does not judge their temperatures either. */
    private static @Nullable Boolean temperatureReadsHigh(CellOfStatus cell) {
        return cell.reading().getColourValue() == 0
                ? null
                : (Boolean) cell.reading().getTemperatureReadsHigh();
    }

    /** The fact's name in the contract; null for one that is newer than this service. */
    private static @Nullable String factName(PackEvent event) {
        return event.getFactCase() == PackEvent.FactCase.FACT_NOT_SET
                ? null
                : event.getFactCase().name();
    }
}
