package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.SeriesColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Values of one pack over time. Nothing is filled in: what is unknown is not there. */
@ApplicationScoped
public class SeriesReader {

    /** Points of one answer, all columns together: what fits into a small service's memory. */
    public static final int MOST_POINTS = 1_000_000;

    private static final int FETCH_ROWS = 5_000;

    private static final String ORDER = "at, enrolment, boot, sequence";

    private final DataSource database;

    SeriesReader(DataSource database) {
        this.database = database;
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
    }

    /** The columns in the order of the question. */
    public List<SeriesColumn> read(Question question) throws SQLException, TooManyPointsException {
        List<SeriesColumn> answer = new ArrayList<>();
        int points = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (ValueColumn column : question.columns()) {
                    SeriesColumn values = read(connection, question, column, MOST_POINTS - points);
                    points += values.getAtMsCount();
                    answer.add(values);
                }
            } finally {
                connection.rollback();
            }
        }
        return answer;
    }

    private static SeriesColumn read(Connection connection, Question question, ValueColumn column, int most)
            throws SQLException, TooManyPointsException {
        boolean bucketed = question.bucketMs() > 0;
        try (PreparedStatement statement = connection.prepareStatement(sql(column, bucketed))) {
            statement.setFetchSize(FETCH_ROWS);
            int next = 1;
            if (bucketed) {
                statement.setLong(next++, question.bucketMs());
            }
            statement.setString(next++, question.packId());
            if (column instanceof ValueColumn.OfCell cell) {
                statement.setInt(next++, cell.cellNumber());
            }
            question.range().set(statement, next);
            statement.setInt(next + 2, question.limit() + 1);
            try (ResultSet rows = statement.executeQuery()) {
                return collect(rows, column.name(), question, most);
            }
        }
    }

    /** Names come from {@link ValueColumn} alone, never from a caller. */
    private static String sql(ValueColumn column, boolean bucketed) {
        String from = switch (column) {
            case ValueColumn.OfPack pack -> "FROM history.measurement WHERE pack_id = ?";
            case ValueColumn.OfCell cell -> "FROM history.cell_reading WHERE pack_id = ? AND cell_number = ?";
        };
        String value = switch (column) {
            case ValueColumn.OfPack pack -> pack.sqlName();
            case ValueColumn.OfCell cell -> cell.sqlName();
        };
        String where = " " + from + " AND at >= ? AND at < ? AND " + value + " IS NOT NULL ";
        return bucketed
                ? "SELECT (extract(epoch FROM date_bin(? * interval '1 ms', at, 'epoch')) * 1000)::bigint AS bucket, "
                        + "round(avg(" + value + "))::bigint, min(" + value + "), max(" + value + ")" + where
                        + "GROUP BY bucket ORDER BY bucket LIMIT ?"
                : "SELECT (extract(epoch FROM at) * 1000)::bigint, " + value + where + "ORDER BY " + ORDER + " LIMIT ?";
    }

    private static SeriesColumn collect(ResultSet rows, String name, Question question, int most)
            throws SQLException, TooManyPointsException {
        SeriesColumn.Builder column = SeriesColumn.newBuilder().setName(name);
        while (rows.next()) {
            if (column.getAtMsCount() == question.limit()) {
                return cutBefore(rows.getLong(1), column).setTruncated(true).build();
            }
            if (column.getAtMsCount() == most) {
                throw new TooManyPointsException(MOST_POINTS);
            }
            column.addAtMs(rows.getLong(1)).addValue(rows.getLong(2));
            if (question.bucketMs() > 0) {
                column.addMin(rows.getLong(3)).addMax(rows.getLong(4));
            }
        }
        return column.build();
    }

    /**
     * A caller goes on from the last time + 1, so a moment with several values is not cut in two: it is left for the
     * next answer, unless that would leave nothing.
     */
    private static SeriesColumn.Builder cutBefore(long nextMs, SeriesColumn.Builder column) {
        int kept = column.getAtMsCount();
        while (kept > 0 && column.getAtMs(kept - 1) == nextMs) {
            kept--;
        }
        if (kept == 0 || kept == column.getAtMsCount()) {
            return column;
        }
        List<Long> atMs = List.copyOf(column.getAtMsList().subList(0, kept));
        List<Long> values = List.copyOf(column.getValueList().subList(0, kept));
        return column.clearAtMs().addAllAtMs(atMs).clearValue().addAllValue(values);
    }
}
