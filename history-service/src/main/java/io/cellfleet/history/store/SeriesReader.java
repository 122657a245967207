package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.columns.StatusBlock;
import io.cellfleet.history.columns.StatusColumns;
import io.cellfleet.history.columns.StatusColumns.Values;
import io.cellfleet.history.minutes.Order;
import io.cellfleet.history.minutes.PackMinute;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Values of one pack over time. Nothing is filled in: what is unknown is not there. */
@ApplicationScoped
public class SeriesReader {

    /** Points of one answer, all columns together: what fits into a small service's memory. */
    public static final int MOST_POINTS = 1_000_000;

    private static final int FETCH_ROWS = 500;

    private static final String MINUTES = """
            SELECT (extract(epoch FROM minute) / 60)::bigint, block
            FROM history.pack_minute WHERE pack_id = ? AND minute >= ? AND minute <= ? ORDER BY minute
            """;

    private final DataSource database;
    private final Unwritten unwritten;

    public SeriesReader(DataSource database, Unwritten unwritten) {
        this.database = database;
        this.unwritten = unwritten;
    }

    /**
     * A question.
     *
     * @param packId   an unknown one has empty columns
     * @param bucketMs width of a bucket, which begins at a multiple of it since 1970; 0: every value as it came
     * @param limit    points for each column, the oldest first; 1 or more
     */
    public record Question(String packId, List<ValueColumn> columns, TimeRange range, long bucketMs, int limit) {

        public Question {
            columns = List.copyOf(columns);
        }

        IntPredicate needed() {
            return StatusColumns.needed(Stream.concat(
                            Stream.of(StatusColumns.AT_MS), columns.stream().map(ValueColumn::id))
                    .toList());
        }

        long firstMinute() {
            return range.fromMs() / PackMinute.MINUTE_MS;
        }

        long lastMinute() {
            return (Math.min(range.toMs(), Column.LAST_MS + 1) - 1) / PackMinute.MINUTE_MS;
        }
    }

    /** The columns in the order of the question. */
    public SeriesReply read(Question question) throws SQLException, TooManyPointsException, DamagedRowException {
        Unwritten.Answer fresh = unwritten.of(question.packId());
        NavigableMap<Long, Map<Order, PackStatus>> held = held(question, fresh.statuses());
        List<SeriesPoints> answer = question.columns().stream()
                .map(column -> new SeriesPoints(column.name(), question.bucketMs(), question.limit()))
                .toList();
        try (Connection connection = database.getConnection()) {
            boolean isLong = question.lastMinute() - question.firstMinute() >= FETCH_ROWS;
            // Rows come in portions only within a transaction, which costs two more ways to the server.
            connection.setAutoCommit(!isLong);
            try (PreparedStatement statement = connection.prepareStatement(MINUTES)) {
                statement.setFetchSize(FETCH_ROWS);
                statement.setString(1, question.packId());
                statement.setObject(2, time(question.firstMinute()));
                statement.setObject(3, time(question.lastMinute()));
                try (ResultSet rows = statement.executeQuery()) {
                    add(rows, held, question, answer);
                }
            } finally {
                if (isLong) {
                    connection.rollback();
                }
            }
        }
        List<SeriesColumn> columns = answer.stream().map(SeriesPoints::build).toList();
        return SeriesReply.newBuilder()
                .addAllColumns(columns)
                .setIncomplete(!fresh.complete())
                .build();
    }

    private static void add(
            ResultSet rows,
            NavigableMap<Long, Map<Order, PackStatus>> held,
            Question question,
            List<SeriesPoints> answer)
            throws SQLException, TooManyPointsException, DamagedRowException {
        IntPredicate needed = question.needed();
        while (rows.next()) {
            long minute = rows.getLong(1);
            while (!held.isEmpty() && held.firstKey() < minute) {
                addHeld(held, question, answer);
            }
            try {
                byte[] bytes = rows.getBytes(2);
                Map<Order, PackStatus> also = held.remove(minute);
                Block block = also == null
                        ? Block.decode(bytes, needed)
                        : with(also, new StatusBlock(Block.decode(bytes)), question);
                add(block, question, answer);
            } catch (CorruptBlockException e) {
                throw new DamagedRowException(question.packId(), minute, e);
            }
            if (answer.stream().allMatch(SeriesPoints::isFull)) {
                return;
            }
        }
        while (!held.isEmpty()) {
            addHeld(held, question, answer);
        }
    }

    /** What is in the database stays as it is there. */
    private static Block with(Map<Order, PackStatus> also, StatusBlock kept, Question question)
            throws CorruptBlockException {
        for (PackStatus status : kept.statuses(question.packId())) {
            also.put(Order.of(status.getOrder()), status);
        }
        return StatusBlock.of(List.copyOf(also.values())).block();
    }

    private static void addHeld(
            NavigableMap<Long, Map<Order, PackStatus>> held, Question question, List<SeriesPoints> answer)
            throws TooManyPointsException {
        List<PackStatus> statuses = List.copyOf(held.pollFirstEntry().getValue().values());
        add(StatusBlock.of(statuses).block(), question, answer);
    }

    private static void add(Block block, Question question, List<SeriesPoints> answer) throws TooManyPointsException {
        StatusColumns columns = new StatusColumns(block);
        long[] atMs = columns.of(StatusColumns.AT_MS).values();
        int[] rows = byTime(columns, atMs);
        for (int i = 0; i < answer.size(); i++) {
            Values values = columns.of(question.columns().get(i).id());
            SeriesPoints points = answer.get(i);
            for (int row : rows) {
                if (values.present().get(row)
                        && atMs[row] >= question.range().fromMs()
                        && atMs[row] < question.range().toMs()) {
                    points.add(atMs[row], values.values()[row]);
                }
            }
        }
        if (answer.stream().mapToLong(SeriesPoints::count).sum() > MOST_POINTS) {
            throw new TooManyPointsException(MOST_POINTS);
        }
    }

    /** The rows by their times; of the same time by their order numbers, as they stand. */
    private static int[] byTime(StatusColumns columns, long[] atMs) {
        IntStream rows = IntStream.range(0, columns.rows());
        return IntStream.range(1, columns.rows()).allMatch(row -> atMs[row - 1] <= atMs[row])
                ? rows.toArray()
                : rows.boxed()
                        .sorted(Comparator.comparingLong(row -> atMs[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** What is not in the database, by minute. */
    private static NavigableMap<Long, Map<Order, PackStatus>> held(Question question, List<PackStatus> statuses) {
        NavigableMap<Long, Map<Order, PackStatus>> held = new TreeMap<>();
        for (PackStatus status : statuses) {
            long minute = status.getAtMs() / PackMinute.MINUTE_MS;
            if (minute >= question.firstMinute() && minute <= question.lastMinute()) {
                held.computeIfAbsent(minute, unused -> new TreeMap<>())
                        .putIfAbsent(Order.of(status.getOrder()), status);
            }
        }
        return held;
    }

    private static Object time(long minute) {
        return Instant.ofEpochMilli(minute * PackMinute.MINUTE_MS).atOffset(ZoneOffset.UTC);
    }
}
