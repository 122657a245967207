package io.cellfleet.history.store;

import static io.cellfleet.history.store.Column.bool;
import static io.cellfleet.history.store.Column.bytes;
import static io.cellfleet.history.store.Column.code;
import static io.cellfleet.history.store.Column.id;
import static io.cellfleet.history.store.Column.sint;
import static io.cellfleet.history.store.Column.slong;
import static io.cellfleet.history.store.Column.text;
import static io.cellfleet.history.store.Column.time;
import static io.cellfleet.history.store.Column.uint;

import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.history.minutes.PackMinute;
import io.cellfleet.history.store.MinuteSums.Spread;
import io.cellfleet.history.store.Table.Merge;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables that are written; {@code db/migration} creates them. */
final class Tables {

    /** Written by {@link MinuteRows}, which knows what was there. */
    static final Table<MinuteRow> PACK_MINUTE = new Table<>(
            "pack_minute",
            Table.columns(
                    List.of(
                            id("pack_id", MinuteRow::packId),
                            time("minute", row -> row.minute() * PackMinute.MINUTE_MS),
                            uint("rows", MinuteRow::rows),
                            bytes("block", MinuteRow::block),
                            uint("frames", row -> row.sums().frames()),
                            uint("covered_ms", row -> row.sums().coveredMs())),
                    spread("soc_milli_percent", Tables::whole, MinuteSums::socMilliPercent),
                    spread("current_ma", Tables::whole, MinuteSums::currentMa),
                    spread("power_mw", Column::slong, MinuteSums::powerMw),
                    spread("cell_mv", Tables::whole, MinuteSums::cellMv),
                    spread("spread_mv", Tables::whole, MinuteSums::spreadMv),
                    spread("temperature_deci_c", Tables::whole, MinuteSums::temperatureDeciC),
                    List.of(
                            warningMs("warning_e_ms", WarningCode.WARNING_CODE_COMMUNICATION),
                            warningMs("warning_vh_ms", WarningCode.WARNING_CODE_VOLTAGE_HIGH),
                            warningMs("warning_vl_ms", WarningCode.WARNING_CODE_VOLTAGE_LOW),
                            warningMs("warning_th_ms", WarningCode.WARNING_CODE_TEMPERATURE_HIGH),
                            warningMs("warning_tl_ms", WarningCode.WARNING_CODE_TEMPERATURE_LOW),
                            uint("charge_off_ms", row -> row.sums().chargeOffMs()),
                            uint("load_off_ms", row -> row.sums().loadOffMs()),
                            uint("uncalibrated_ms", row -> row.sums().uncalibratedMs()),
                            slong("collected_total_wh", row -> row.sums().collectedTotalWh()),
                            slong("consumed_total_wh", row -> row.sums().consumedTotalWh()))),
            new Merge.Replace("pack_id, minute"));

    static final Table<SourcedEvent> EVENT = new Table<>(
            "event",
            Table.columns(
                    List.of(id("pack_id", row -> row.event().getPackId())),
                    Column.order(row -> row.event().getOrder()),
                    List.of(
                            uint("event_index", row -> row.event().getIndex()),
                            time("at", row -> row.event().getAtMs()),
                            id("installation_id", row -> row.event().getInstallationId()),
                            bool("simulated", row -> row.event().getSimulated()),
                            text("fact", row -> factName(row.event())),
                            bytes("event", row -> row.event().toByteArray()),
                            uint("source_partition", SourcedEvent::partition),
                            slong("source_offset", SourcedEvent::offset))),
            new Merge.Keep());

    static final Table<LatestPack> LATEST_STATUS = new Table<>(
            "latest_status",
            Table.columns(
                    List.of(id("pack_id", row -> row.getStatus().getPackId())),
                    Column.order(row -> row.getStatus().getOrder()),
                    List.of(
                            time("at", row -> row.getStatus().getAtMs()),
                            id("installation_id", row -> row.getStatus().getInstallationId()),
                            bytes("latest", LatestPack::toByteArray))),
            new Merge.NotOlder("pack_id"));

    static final Table<StandingWarning> STANDING_WARNING = new Table<>(
            "standing_warning",
            Table.columns(
                    List.of(
                            id("pack_id", row -> row.event().getPackId()),
                            code("code", StandingWarning::code),
                            bool("beside", StandingWarning::beside)),
                    Column.order(row -> row.event().getOrder()),
                    List.of(
                            time("at", row -> row.event().getAtMs()),
                            bool("standing", StandingWarning::standing),
                            bytes("event", row -> row.event().toByteArray()))),
            new Merge.Newest("pack_id, code, beside"));

    static final Table<InstallationSettings> INSTALLATION = new Table<>(
            "installation",
            List.of(
                    id("installation_id", InstallationSettings::getInstallationId),
                    text("tenant_id", InstallationSettings::getTenantId),
                    text("time_zone", InstallationSettings::getTimeZone),
                    slong("revision", InstallationSettings::getRevision)),
            new Merge.Later("installation_id", "revision"));

    static final List<Table<?>> ALL = List.of(PACK_MINUTE, EVENT, LATEST_STATUS, STANDING_WARNING, INSTALLATION);

    private Tables() {}

    private interface Kind {
        Column<MinuteRow> column(String name, Function<MinuteRow, @Nullable Long> value);
    }

    private static List<Column<MinuteRow>> spread(String name, Kind kind, Function<MinuteSums, Spread> spread) {
        return List.of(
                kind.column(name + "_min", row -> spread.apply(row.sums()).min()),
                kind.column(name + "_mean", row -> spread.apply(row.sums()).mean()),
                kind.column(name + "_max", row -> spread.apply(row.sums()).max()));
    }

    /** Of 32 bits. */
    private static Column<MinuteRow> whole(String name, Function<MinuteRow, @Nullable Long> value) {
        return sint(name, row -> {
            Long number = value.apply(row);
            return number == null ? null : (Integer) Math.toIntExact(number);
        });
    }

    private static Column<MinuteRow> warningMs(String name, WarningCode code) {
        return uint(name, row -> row.sums().warningMs(code));
    }

    /** The fact's name in the contract; null for one that is newer than this service. */
    private static @Nullable String factName(PackEvent event) {
        return event.getFactCase() == PackEvent.FactCase.FACT_NOT_SET
                ? null
                : event.getFactCase().name();
    }
}
