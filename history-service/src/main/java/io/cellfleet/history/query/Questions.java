package io.cellfleet.history.query;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.cellfleet.contract.history.v1.ChangesRequest;
import io.cellfleet.contract.history.v1.Downsampling;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.FleetRequest;
import io.cellfleet.contract.history.v1.RankingRequest;
import io.cellfleet.contract.history.v1.Resolution;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.history.v1.StatusesRequest;
import io.cellfleet.contract.history.v1.SumsRequest;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.history.Ids;
import io.cellfleet.history.store.Ages;
import io.cellfleet.history.store.EventReader;
import io.cellfleet.history.store.FleetReader;
import io.cellfleet.history.store.SeriesReader;
import io.cellfleet.history.store.StatusReader;
import io.cellfleet.history.store.SumTable;
import io.cellfleet.history.store.SumsReader;
import io.cellfleet.history.store.TimeRange;
import io.cellfleet.history.store.ValueColumn;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks what is asked, before the store is asked. Unsigned fields of the contract are negative here when too large. */
final class Questions {

    static final int MOST_POINTS_A_COLUMN = 100_000;
    static final int FEWEST_POINTS = 3;
    static final int MOST_EVENTS = 1_000;
    static final int MOST_RANKED = 1_000;
    static final int MOST_STATUSES = 10_000;
    static final int MOST_CHANGES = 500;

    /** Each cell of the largest pack twice, and the pack's own. */
    static final int MOST_COLUMNS = 517;

    static final int MOST_PACKS = 10_000;

    private Questions() {}

    static SeriesReader.Question series(SeriesRequest request) throws BadQuestionException {
        List<String> packIds = packs(request.getPackIdsList());
        if (packIds.isEmpty()) {
            throw new BadQuestionException("number of pack_ids", 0, "1 to " + MOST_PACKS);
        }
        if (request.getColumnsCount() < 1 || request.getColumnsCount() > MOST_COLUMNS) {
            throw new BadQuestionException("number of columns", request.getColumnsCount(), "1 to " + MOST_COLUMNS);
        }
        List<ValueColumn> columns = new ArrayList<>();
        for (String name : request.getColumnsList()) {
            columns.add(ValueColumn.named(name)
                    .orElseThrow(() -> new BadQuestionException("columns", "'" + name + "'", ValueColumn.NAMES)));
        }
        return new SeriesReader.Question(
                packIds, columns, range(request.getFromMs(), request.getToMs()), wanted(request));
    }

    private static SeriesReader.Wanted wanted(SeriesRequest request) throws BadQuestionException {
        long bucketMs = Integer.toUnsignedLong(request.getBucketMs());
        int limit = limit(request.getLimit(), MOST_POINTS_A_COLUMN);
        if (request.getDownsampling() == Downsampling.DOWNSAMPLING_UNSPECIFIED) {
            return bucketMs == 0
                    ? new SeriesReader.Wanted.EachValue(limit)
                    : new SeriesReader.Wanted.Buckets(bucketMs, limit);
        }
        if (bucketMs != 0) {
            throw new BadQuestionException("bucket_ms", bucketMs, "0 with downsampling");
        }
        if (limit < FEWEST_POINTS) {
            throw new BadQuestionException("limit", limit, FEWEST_POINTS + " or more with downsampling");
        }
        return switch (request.getDownsampling()) {
            case DOWNSAMPLING_LTTB -> new SeriesReader.Wanted.Lttb(limit);
            case DOWNSAMPLING_MIN_MAX -> new SeriesReader.Wanted.MinMax(limit);
            default ->
                throw new BadQuestionException(
                        "downsampling",
                        request.getDownsampling(),
                        "DOWNSAMPLING_UNSPECIFIED, DOWNSAMPLING_LTTB or DOWNSAMPLING_MIN_MAX");
        };
    }

    static SumsReader.Question sums(SumsRequest request) throws BadQuestionException {
        SumTable table = table(request.getResolution());
        return new SumsReader.Question(
                table,
                packs(request.getPackIdsList()),
                columns(table, request.getColumnsList()),
                range(request.getFromMs(), request.getToMs()));
    }

    static FleetReader.RankingQuestion ranking(RankingRequest request) throws BadQuestionException {
        SumTable table = table(request.getResolution());
        return new FleetReader.RankingQuestion(
                table,
                packs(request.getPackIdsList()),
                column(table, "column", request.getColumn()),
                range(request.getFromMs(), request.getToMs()),
                request.getLeast(),
                limit(request.getLimit(), MOST_RANKED));
    }

    static FleetReader.FleetQuestion fleet(FleetRequest request) throws BadQuestionException {
        boolean days = request.getResolution() == Resolution.RESOLUTION_DAY;
        if (!days && request.getResolution() != Resolution.RESOLUTION_HOUR) {
            throw new BadQuestionException("resolution", request.getResolution(), "RESOLUTION_HOUR or RESOLUTION_DAY");
        }
        if (days && !isZone(request.getTimeZone())) {
            throw new BadQuestionException(
                    "time_zone", "'" + request.getTimeZone() + "'", "an IANA name as Europe/Prague");
        }
        return new FleetReader.FleetQuestion(
                packs(request.getPackIdsList()),
                columns(SumTable.HOURS, request.getColumnsList()),
                range(request.getFromMs(), request.getToMs()),
                days,
                days ? ZoneId.of(request.getTimeZone()) : ZoneOffset.UTC);
    }

    /** Java knows some that PostgreSQL does not. */
    private static boolean isZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/");
    }

    private static SumTable table(Resolution resolution) throws BadQuestionException {
        return switch (resolution) {
            case RESOLUTION_MINUTE -> SumTable.MINUTES;
            case RESOLUTION_HOUR -> SumTable.HOURS;
            case RESOLUTION_DAY -> SumTable.DAYS;
            default ->
                throw new BadQuestionException(
                        "resolution", resolution, "RESOLUTION_MINUTE, RESOLUTION_HOUR or RESOLUTION_DAY");
        };
    }

    private static Map<String, String> columns(SumTable table, List<String> names) throws BadQuestionException {
        if (names.isEmpty() || names.size() > MOST_COLUMNS) {
            throw new BadQuestionException("number of columns", names.size(), "1 to " + MOST_COLUMNS);
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (String name : names) {
            columns.put(name, column(table, "columns", name));
        }
        return columns;
    }

    private static String column(SumTable table, String field, String name) throws BadQuestionException {
        return table.column(name)
                .orElseThrow(() -> new BadQuestionException(
                        field, "'" + name + "'", "one of " + String.join(", ", table.columns())));
    }

    static List<String> packs(List<String> packIds) throws BadQuestionException {
        if (packIds.size() > MOST_PACKS) {
            throw new BadQuestionException("number of pack_ids", packIds.size(), "at most " + MOST_PACKS);
        }
        for (String packId : packIds) {
            checkId("pack_ids", packId);
        }
        return packIds;
    }

    static EventReader.Question events(EventsRequest request) throws BadQuestionException {
        if (!request.getInstallationId().isEmpty()) {
            checkId("installation_id", request.getInstallationId());
        }
        return new EventReader.Question(
                packs(request.getPackIdsList()),
                request.getInstallationId(),
                facts(request.getFactsList()),
                range(request.getFromMs(), request.getToMs()),
                limit(request.getLimit(), MOST_EVENTS));
    }

    /** As the table has them: names in the generated code. */
    private static List<String> facts(List<String> names) throws BadQuestionException {
        List<String> facts = new ArrayList<>();
        for (String name : names) {
            FieldDescriptor field = PackEvent.getDescriptor().findFieldByName(name);
            if (field == null || field.getContainingOneof() == null) {
                throw new BadQuestionException("facts", name, "names of facts in events.proto");
            }
            facts.add(PackEvent.FactCase.forNumber(field.getNumber()).name());
        }
        return facts;
    }

    static int limit(ChangesRequest request) throws BadQuestionException {
        return limit(request.getLimit(), MOST_CHANGES);
    }

    private static TimeRange range(long fromMs, long toMs) throws BadQuestionException {
        if (fromMs < 0 || fromMs > TimeRange.lastMs()) {
            throw new BadQuestionException("from_ms", fromMs, "0 to " + TimeRange.lastMs());
        }
        if (toMs <= fromMs) {
            throw new BadQuestionException("to_ms", toMs, "above from_ms " + fromMs);
        }
        return new TimeRange(fromMs, toMs);
    }

    private static int limit(int limit, int most) throws BadQuestionException {
        if (limit < 1 || limit > most) {
            throw new BadQuestionException("limit", Integer.toUnsignedString(limit), "1 to " + most);
        }
        return limit;
    }

    static String tenant(String tenantId) throws BadQuestionException {
        checkId("tenant_id", tenantId);
        return tenantId;
    }

    static StatusReader.Question statuses(StatusesRequest request) throws BadQuestionException {
        checkId("pack_id", request.getPackId());
        return new StatusReader.Question(
                request.getPackId(),
                range(request.getFromMs(), request.getToMs()),
                limit(request.getLimit(), MOST_STATUSES));
    }

    /** What is said for a tenant must be possible together with what is configured for all. */
    static Ages ages(io.cellfleet.contract.history.v1.Ages own, Ages configured) throws BadQuestionException {
        Ages ages = new Ages(
                own.hasRawDays() ? (Integer) own.getRawDays() : null,
                own.hasMinuteDays() ? (Integer) own.getMinuteDays() : null,
                own.hasHourDays() ? (Integer) own.getHourDays() : null,
                own.hasDayDays() ? (Integer) own.getDayDays() : null);
        List<Ages.Mistake> mistakes = ages.orElse(configured).mistakes();
        if (!mistakes.isEmpty()) {
            throw new BadQuestionException(mistakes);
        }
        return ages;
    }

    private static void checkId(String field, String id) throws BadQuestionException {
        if (!Ids.isId(id)) {
            throw new BadQuestionException(field, "'" + id + "'", Ids.FORM);
        }
    }
}
