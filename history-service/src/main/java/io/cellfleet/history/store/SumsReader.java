package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.PackSums;
import io.cellfleet.contract.history.v1.SumsColumn;
import io.cellfleet.contract.history.v1.SumsReply;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Sums of minutes and hours, as they stand in the tables. */
@ApplicationScoped
public class SumsReader {

    private static final int FETCH_ROWS = 5_000;

    private final DataSource database;

    SumsReader(DataSource database) {
        this.database = database;
    }

    /**
     * A question.
     *
     * @param packIds empty for all
     * @param columns by their names in the API, the table's names; 1 or more
     */
    public record Question(SumTable table, List<String> packIds, Map<String, String> columns, TimeRange range) {}

    /**
     * The packs by ascending id, each by time.
     *
     * @throws TooManyPointsException when these are more than {@link SeriesReader#MOST_POINTS} values
     */
    public SumsReply read(Question question) throws SQLException, TooManyPointsException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql(question))) {
                statement.setFetchSize(FETCH_ROWS);
                question.range().set(statement, 1);
                new Packs(question.packIds()).set(statement, 3);
                try (ResultSet rows = statement.executeQuery()) {
                    return reply(rows, List.copyOf(question.columns().keySet()));
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private static String sql(Question question) {
        String time = question.table().time();
        return "SELECT pack_id, (extract(epoch FROM " + time + ") * 1000)::bigint, "
                + String.join(", ", question.columns().values()) + " FROM history."
                + question.table().table() + " WHERE " + time + " >= ? AND " + time + " < ?"
                + new Packs(question.packIds()).and() + " ORDER BY pack_id, " + time;
    }

    private static SumsReply reply(ResultSet rows, List<String> names) throws SQLException, TooManyPointsException {
        SumsReply.Builder reply = SumsReply.newBuilder();
        PackSums.@Nullable Builder pack = null;
        List<SumsColumn.Builder> columns = new ArrayList<>();
        long points = 0;
        while (rows.next()) {
            String packId = rows.getString(1);
            if (pack == null || !pack.getPackId().equals(packId)) {
                columns.clear();
                pack = reply.addPacksBuilder().setPackId(packId);
                for (String name : names) {
                    columns.add(pack.addColumnsBuilder().setName(name));
                }
            }
            pack.addAtMs(rows.getLong(2));
            for (int i = 0; i < columns.size(); i++) {
                SumsColumn.Builder column = columns.get(i);
                long value = rows.getLong(3 + i);
                if (rows.wasNull()) {
                    column.addUnknown(column.getValueCount());
                }
                column.addValue(value);
            }
            points += columns.size();
            if (points > SeriesReader.MOST_POINTS) {
                throw new TooManyPointsException(SeriesReader.MOST_POINTS);
            }
        }
        return reply.build();
    }
}
