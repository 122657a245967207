package io.cellfleet.history.store;

import io.cellfleet.history.minutes.PackMinute;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes hours of minutes. Whoever writes a minute marks its hour as due in the same transaction; an hour that is over is
 * made when it is due, however often, and always from all of its minutes. It may be killed at any time.
 */
@ApplicationScoped
public class Hours {

    /** Hours at a time: a transaction of a second or so. */
    private static final int MOST = 500;

    private static final String MARK = """
            INSERT INTO history.hour_due AS due (hour, pack_id)
            SELECT DISTINCT timestamptz 'epoch' + number * interval '1 hour' AS hour, pack_id
            FROM unnest(?::text[], ?::bigint[]) AS marked (pack_id, number) ORDER BY hour, pack_id
            ON CONFLICT (hour, pack_id) DO UPDATE SET writes = due.writes + 1
            """;

    private static final String TAKE = """
            DELETE FROM history.hour_due WHERE (hour, pack_id) IN (
                SELECT hour, pack_id FROM history.hour_due WHERE hour <= ?
                ORDER BY hour, pack_id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING pack_id, hour
            """;

    private static final String MARK_DAYS = """
            INSERT INTO history.day_due (pack_id, hour) SELECT * FROM unnest(?::text[], ?::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    /**
     * A statement of its own, so that it sees all that was written before the marks were taken. By how much the counters
     * grew in an hour depends on the minute before it, so the next hour that is there is made again too.
     */
    private static final String MAKE = RollupSql.make("""
            taken AS (
                SELECT * FROM unnest(?::text[], ?::timestamptz[]) AS taken (pack_id, hour)
            ), wanted AS (
                SELECT pack_id, hour AS begin_at, hour + interval '1 hour' AS end_at FROM taken
                UNION
                SELECT taken.pack_id, later.hour, later.hour + interval '1 hour' FROM taken CROSS JOIN LATERAL (
                    SELECT hour FROM history.pack_hour
                    WHERE pack_id = taken.pack_id AND hour > taken.hour ORDER BY hour LIMIT 1) AS later
            )""", "pack_hour", List.of("hour"), List.of("begin_at"));

    private final DataSource database;

    public Hours(DataSource database) {
        this.database = database;
    }

    /**
     * Makes hours that are due.
     *
     * @param last the last one that may be made; a whole hour
     * @return how many marks were taken; when it is 0 there is nothing more to do now, or another instance does it
     */
    public int make(Instant last) throws SQLException {
        return RollupLock.alone(database, connection -> make(connection, last));
    }

    /**
     * Marks the hours of minutes that are about to be written. The lock of the mark makes {@link #TAKE} wait or pass by, and
     * another writer of the same pack and hour wait: a pack that is moved in mid-minute comes by two of Kafka's partitions.
     */
    static void mark(Connection connection, List<PackMinute> minutes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", minutes.stream().map(PackMinute::packId).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int8",
                            minutes.stream()
                                    .map(minute -> HourBlocks.ofMinute(minute.minute()))
                                    .toArray()));
            statement.executeUpdate();
        }
    }

    private static int make(Connection connection, Instant last) throws SQLException {
        List<String> packs = new ArrayList<>();
        List<OffsetDateTime> hours = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setObject(1, last.atOffset(ZoneOffset.UTC));
            take.setInt(2, MOST);
            try (ResultSet rows = take.executeQuery()) {
                while (rows.next()) {
                    packs.add(rows.getString(1));
                    hours.add(rows.getObject(2, OffsetDateTime.class));
                }
            }
        }
        if (packs.isEmpty()) {
            return 0;
        }
        for (String sql : List.of(MARK_DAYS, MAKE)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("text", packs.toArray()));
                statement.setArray(2, connection.createArrayOf("timestamptz", hours.toArray()));
                statement.executeUpdate();
            }
        }
        return packs.size();
    }
}
