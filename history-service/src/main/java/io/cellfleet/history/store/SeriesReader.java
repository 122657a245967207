package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.PackGaps;
import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.columns.StatusColumns;
import io.cellfleet.history.columns.StatusColumns.Values;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Values of packs over time. Nothing is filled in: what is unknown is not there. */
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

    /** Which points a column has. */
    public sealed interface Wanted {

        /** Makes them. */
        Points points(TimeRange range);

        /** @param limit points, the oldest first; 1 or more */
        record EachValue(int limit) implements Wanted {
            @Override
            public Points points(TimeRange range) {
                return new SeriesPoints(0, limit);
            }
        }

        /**
         * One for each stretch of time that has a value.
         *
         * @param ms    width of a stretch, which begins at a multiple of it since 1970; 1 or more
         * @param limit points, the oldest first; 1 or more
         */
        record Buckets(long ms, int limit) implements Wanted {
            @Override
            public Points points(TimeRange range) {
                return new SeriesPoints(ms, limit);
            }
        }

        /** @param most points; 3 or more */
        record Lttb(int most) implements Wanted {
            @Override
            public Points points(TimeRange range) {
                return new LttbPoints(range, most);
            }
        }

        /** @param most points; 2 or more */
        record MinMax(int most) implements Wanted {
            @Override
            public Points points(TimeRange range) {
                return new MinMaxPoints(range, most / 2);
            }
        }
    }

    /**
     * A question.
     *
     * @param packIds an unknown one has empty columns
     */
    public record Question(List<String> packIds, List<ValueColumn> columns, TimeRange range, Wanted wanted) {

        public Question {
            packIds = List.copyOf(packIds);
            columns = List.copyOf(columns);
        }

        IntPredicate needed() {
            return StatusColumns.needed(Stream.concat(
                            Stream.of(StatusColumns.AT_MS, StatusColumns.CELL_COUNT),
                            columns.stream().map(ValueColumn::id))
                    .toList());
        }
    }

    /** The columns in the order of the question, pack by pack. */
    public SeriesReply read(Question question) throws SQLException, TooManyPointsException, DamagedRowException {
        SeriesReply.Builder reply = SeriesReply.newBuilder();
        long points = 0;
        for (String packId : question.packIds()) {
            // Before there is a connection, as who is asked may take its time.
            Unwritten.Answer fresh = unwritten.of(packId);
            OfPack answer = new OfPack(packId, question, points);
            try (Connection connection = database.getConnection()) {
                new RawWalk(connection, packId, question.range(), question.needed(), fresh.statuses()).walk(answer);
            }
            points += answer.addTo(reply);
            if (!fresh.complete()) {
                reply.setIncomplete(true);
            }
        }
        return reply.build();
    }

    /** The answer on one pack, as it grows. */
    private static final class OfPack implements RawWalk.Visitor {

        private final String packId;
        private final Question question;
        private final long before;
        private final List<Points> answer;
        private final Gaps gaps;
        private long endMs;

        /** @param before points of other packs */
        OfPack(String packId, Question question, long before) {
            this.packId = packId;
            this.question = question;
            this.before = before;
            answer = question.columns().stream()
                    .map(column -> question.wanted().points(question.range()))
                    .toList();
            gaps = new Gaps(packId, question.range());
            endMs = question.range().toMs();
        }

        @Override
        public boolean visit(Block block, long blockFromMs, long blockToMs) throws TooManyPointsException {
            long fromMs = Math.max(blockFromMs, question.range().fromMs());
            long toMs = Math.min(blockToMs, question.range().toMs());
            StatusColumns columns = new StatusColumns(block);
            long[] atMs = columns.of(StatusColumns.AT_MS).values();
            int[] rows = byTime(atMs, fromMs, toMs);
            BitSet frames = columns.of(StatusColumns.CELL_COUNT).present();
            for (int row : rows) {
                if (frames.get(row)) {
                    gaps.frame(atMs[row]);
                }
            }
            for (int i = 0; i < answer.size(); i++) {
                Values column = columns.of(question.columns().get(i).id());
                BitSet present = column.present();
                long[] values = column.values();
                Points points = answer.get(i);
                for (int row : rows) {
                    if (present.get(row)) {
                        points.add(atMs[row], values[row]);
                    }
                }
            }
            if (count() > MOST_POINTS) {
                throw new TooManyPointsException(MOST_POINTS);
            }
            if (answer.stream().allMatch(Points::isFull)) {
                endMs = toMs;
                return false;
            }
            return true;
        }

        /** Points of all packs up to this one that are in memory. */
        private long count() {
            long count = before;
            for (Points points : answer) {
                count += points.count();
            }
            return count;
        }

        /** Gives how many points it has in the end. */
        long addTo(SeriesReply.Builder reply) {
            long points = 0;
            for (int i = 0; i < answer.size(); i++) {
                SeriesColumn.Builder column = answer.get(i)
                        .build()
                        .setPackId(packId)
                        .setName(question.columns().get(i).name());
                reply.addColumns(column);
                points += column.getAtMsCount();
            }
            PackGaps missing = gaps.build(endMs);
            if (missing.getFromMsCount() > 0) {
                reply.addGaps(missing);
            }
            return points;
        }
    }

    /** The rows in a stretch of time, by their times; of the same time by their order numbers, as they stand. */
    private static int[] byTime(long[] atMs, long fromMs, long toMs) {
        int[] rows = new int[atMs.length];
        int count = 0;
        long before = fromMs;
        boolean isSorted = true;
        for (int row = 0; row < atMs.length; row++) {
            if (atMs[row] >= fromMs && atMs[row] < toMs) {
                isSorted &= atMs[row] >= before;
                before = atMs[row];
                rows[count] = row;
                count++;
            }
        }
        int[] found = Arrays.copyOf(rows, count);
        return isSorted
                ? found
                : Arrays.stream(found)
                        .boxed()
                        .sorted(Comparator.comparingLong(row -> atMs[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }
}
