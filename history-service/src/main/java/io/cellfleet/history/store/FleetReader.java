package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.FleetColumn;
import io.cellfleet.contract.history.v1.FleetReply;
import io.cellfleet.contract.history.v1.Ranked;
import io.cellfleet.contract.history.v1.RankingReply;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Answers about many packs together, of the sums in the tables. */
@ApplicationScoped
public class FleetReader {

    private final DataSource database;

    public FleetReader(DataSource database) {
        this.database = database;
    }

    /**
     * Which packs have the most of something.
     *
     * @param packIds empty for all
     * @param column  the table's name
     * @param least   the least instead
     * @param limit   packs; 1 or more
     */
    public record RankingQuestion(
            SumTable table, List<String> packIds, String column, TimeRange range, boolean least, int limit) {}

    /**
     * Sums over packs.
     *
     * @param packIds empty for all
     * @param columns of hours, by their names in the API, the table's names; 1 or more
     * @param days    whether hours of a day are put together
     * @param zone    of the days; UTC where there are none
     */
    public record FleetQuestion(
            List<String> packIds, Map<String, String> columns, TimeRange range, boolean days, ZoneId zone) {}

    public RankingReply read(RankingQuestion question) throws SQLException {
        Packs packs = new Packs(question.packIds());
        String column = question.column();
        String time = question.table().time();
        String order = question.least() ? "ASC" : "DESC";
        String sql = "SELECT pack_id, value, (extract(epoch FROM at) * 1000)::bigint FROM ("
                + "SELECT DISTINCT ON (pack_id) pack_id, " + column + " AS value, " + time + " AS at FROM history."
                + question.table().table() + " WHERE " + time + " >= ? AND " + time + " < ?" + packs.and() + " AND "
                + column
                + " IS NOT NULL ORDER BY pack_id, " + column + " " + order + ", " + time + ") AS of_each"
                + " ORDER BY value " + order + ", pack_id LIMIT " + question.limit();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            question.range().set(statement, 1);
            packs.set(statement, 3);
            RankingReply.Builder reply = RankingReply.newBuilder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reply.addPacks(Ranked.newBuilder()
                            .setPackId(rows.getString(1))
                            .setValue(rows.getLong(2))
                            .setAtMs(rows.getLong(3)));
                }
            }
            return reply.build();
        }
    }

    public FleetReply read(FleetQuestion question) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String column : question.columns().values()) {
            for (String function : List.of("count", "sum", "min", "max")) {
                values.add("coalesce(" + function + "(" + column + "), 0)::bigint");
            }
        }
        Packs packs = new Packs(question.packIds());
        // An id of a zone has no quote in it.
        String begin = question.days() ? "date_trunc('day', hour, '" + question.zone() + "')" : "hour";
        String sql = "SELECT (extract(epoch FROM " + begin + ") * 1000)::bigint AS at, " + String.join(", ", values)
                + " FROM history.pack_hour WHERE hour >= ? AND hour < ?" + packs.and() + " GROUP BY at ORDER BY at";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            question.range().set(statement, 1);
            packs.set(statement, 3);
            FleetReply.Builder reply = FleetReply.newBuilder();
            List<FleetColumn.Builder> columns = new ArrayList<>();
            for (String name : question.columns().keySet()) {
                columns.add(reply.addColumnsBuilder().setName(name));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reply.addAtMs(rows.getLong(1));
                    int next = 2;
                    for (FleetColumn.Builder column : columns) {
                        column.addCount((int) rows.getLong(next))
                                .addSum(rows.getLong(next + 1))
                                .addMin(rows.getLong(next + 2))
                                .addMax(rows.getLong(next + 3));
                        next += 4;
                    }
                }
            }
            return reply.build();
        }
    }
}
