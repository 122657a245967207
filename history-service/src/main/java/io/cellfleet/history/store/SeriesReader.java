package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.columns.StatusColumns;
import io.cellfleet.history.columns.StatusColumns.Values;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Values of one pack over time. Nothing is filled in: what is unknown is not there. */
@ApplicationScoped
public class SeriesReader {

    /** Points of one answer, all columns together: what fits into a small service's memory. */
    public static final int MOST_POINTS = 1_000_000;

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
    }

    /** The columns in the order of the question. */
    public SeriesReply read(Question question) throws SQLException, TooManyPointsException, DamagedRowException {
        Unwritten.Answer fresh = unwritten.of(question.packId());
        List<SeriesPoints> answer = question.columns().stream()
                .map(column -> new SeriesPoints(column.name(), question.bucketMs(), question.limit()))
                .toList();
        try (Connection connection = database.getConnection()) {
            new RawWalk(connection, question.packId(), question.range(), question.needed(), fresh.statuses())
                    .walk((block, fromMs, toMs) -> {
                        add(block, fromMs, toMs, question, answer);
                        return !answer.stream().allMatch(SeriesPoints::isFull);
                    });
        }
        List<SeriesColumn> columns = answer.stream().map(SeriesPoints::build).toList();
        return SeriesReply.newBuilder()
                .addAllColumns(columns)
                .setIncomplete(!fresh.complete())
                .build();
    }

    private static void add(Block block, long blockFromMs, long blockToMs, Question question, List<SeriesPoints> answer)
            throws TooManyPointsException {
        long fromMs = Math.max(blockFromMs, question.range().fromMs());
        long toMs = Math.min(blockToMs, question.range().toMs());
        StatusColumns columns = new StatusColumns(block);
        long[] atMs = columns.of(StatusColumns.AT_MS).values();
        int[] rows = byTime(columns, atMs);
        for (int i = 0; i < answer.size(); i++) {
            Values values = columns.of(question.columns().get(i).id());
            SeriesPoints points = answer.get(i);
            for (int row : rows) {
                if (values.present().get(row) && atMs[row] >= fromMs && atMs[row] < toMs) {
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
}
