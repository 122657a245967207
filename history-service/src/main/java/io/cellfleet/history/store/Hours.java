package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Makes hours of minutes. Whoever writes a minute marks its hour as due in the same transaction; an hour that is over is
 * made when it is due, however often, and always from all of its minutes. It may be killed at any time.
 */
@ApplicationScoped
public class Hours {

    /** Hours at a time: a transaction of a second or so. */
    private static final int MOST = 500;

    /** Marks the hours of the minutes that were just written; the lock of the mark makes {@link #TAKE} wait or pass by. */
    static final String MARK = """
            INSERT INTO history.hour_due AS due (hour, pack_id)
            SELECT DISTINCT date_trunc('hour', minute, 'UTC') AS hour, pack_id
            FROM pg_temp.incoming_pack_minute ORDER BY hour, pack_id
            ON CONFLICT (hour, pack_id) DO UPDATE SET writes = due.writes + 1
            """;

    /** Two instances would do the same work, and the slower one would undo what the faster one has seen. */
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtext('history.pack_hour'))";

    private static final String TAKE = """
            DELETE FROM history.hour_due WHERE (hour, pack_id) IN (
                SELECT hour, pack_id FROM history.hour_due WHERE hour <= ?
                ORDER BY hour, pack_id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING pack_id, hour
            """;

    /**
     * A statement of its own, so that it sees all that was written before the marks were taken. By how much the counters
     * grew in an hour depends on the minute before it, so the next hour that is there is made again too.
     */
    private static final String MAKE = """
            WITH taken AS (
                SELECT * FROM unnest(?::text[], ?::timestamptz[]) AS taken (pack_id, hour)
            ), due AS (
                SELECT pack_id, hour FROM taken
                UNION
                SELECT taken.pack_id, later.hour FROM taken CROSS JOIN LATERAL (
                    SELECT hour FROM history.pack_hour
                    WHERE pack_id = taken.pack_id AND hour > taken.hour ORDER BY hour LIMIT 1) AS later
            ), energy AS (
                SELECT due.pack_id, due.hour,
                    sum(CASE WHEN collected >= collected_before THEN collected - collected_before ELSE collected END)
                        AS collected_wh,
                    sum(CASE WHEN consumed >= consumed_before THEN consumed - consumed_before ELSE consumed END)
                        AS consumed_wh
                FROM due CROSS JOIN LATERAL (
                    SELECT minute, collected, consumed, lag(collected) OVER by_time AS collected_before,
                        lag(consumed) OVER by_time AS consumed_before
                    FROM (
                        (SELECT minute, collected_total_wh AS collected, consumed_total_wh AS consumed
                        FROM history.pack_minute
                        WHERE pack_id = due.pack_id AND minute < due.hour AND collected_total_wh IS NOT NULL
                        ORDER BY minute DESC LIMIT 1)
                        UNION ALL
                        (SELECT minute, collected_total_wh, consumed_total_wh
                        FROM history.pack_minute
                        WHERE pack_id = due.pack_id AND minute >= due.hour AND minute < due.hour + interval '1 hour'
                            AND collected_total_wh IS NOT NULL)) AS counters
                    WINDOW by_time AS (ORDER BY minute)) AS growth
                WHERE minute >= due.hour AND collected_before IS NOT NULL
                GROUP BY due.pack_id, due.hour
            ), minutes AS (
                SELECT due.hour, kept.*, greatest(frames, 1) AS weight
                FROM due JOIN history.pack_minute AS kept ON kept.pack_id = due.pack_id
                    AND kept.minute >= due.hour AND kept.minute < due.hour + interval '1 hour'
            )
            INSERT INTO history.pack_hour (pack_id, hour, %s, minutes, soc_low_ms, soc_middle_ms, soc_high_ms,
                cold_ms, temperate_ms, warm_ms, collected_wh, consumed_wh)
            SELECT pack_id, hour, %s, count(*),
                coalesce(sum(covered_ms) FILTER (WHERE soc_milli_percent_mean < 20000), 0),
                coalesce(sum(covered_ms) FILTER (WHERE soc_milli_percent_mean BETWEEN 20000 AND 80000), 0),
                coalesce(sum(covered_ms) FILTER (WHERE soc_milli_percent_mean > 80000), 0),
                coalesce(sum(covered_ms) FILTER (WHERE temperature_deci_c_mean < 0), 0),
                coalesce(sum(covered_ms) FILTER (WHERE temperature_deci_c_mean BETWEEN 0 AND 450), 0),
                coalesce(sum(covered_ms) FILTER (WHERE temperature_deci_c_mean > 450), 0),
                min(collected_wh), min(consumed_wh)
            FROM minutes LEFT JOIN energy USING (pack_id, hour)
            GROUP BY pack_id, hour
            ON CONFLICT (pack_id, hour) DO UPDATE SET %s
            """;

    private final DataSource database;

    Hours(DataSource database) {
        this.database = database;
    }

    /**
     * Makes hours that are due.
     *
     * @param last the last one that may be made; a whole hour
     * @return how many marks were taken; when it is 0 there is nothing more to do now, or another instance does it
     */
    public int make(Instant last) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int taken = make(connection, last);
                connection.commit();
                return taken;
            } finally {
                connection.rollback();
            }
        }
    }

    private static int make(Connection connection, Instant last) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet alone = statement.executeQuery(ALONE)) {
            alone.next();
            if (!alone.getBoolean(1)) {
                return 0;
            }
        }
        List<String> packs = new ArrayList<>();
        List<Timestamp> hours = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setObject(1, last.atOffset(ZoneOffset.UTC));
            take.setInt(2, MOST);
            try (ResultSet rows = take.executeQuery()) {
                while (rows.next()) {
                    packs.add(rows.getString(1));
                    hours.add(rows.getTimestamp(2));
                }
            }
        }
        if (packs.isEmpty()) {
            return 0;
        }
        try (PreparedStatement make = connection.prepareStatement(sql())) {
            Array packIds = connection.createArrayOf("text", packs.toArray());
            Array begins = connection.createArrayOf("timestamptz", hours.toArray());
            make.setArray(1, packIds);
            make.setArray(2, begins);
            make.executeUpdate();
        }
        return packs.size();
    }

    private static String sql() {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String name : SumColumns.SPREADS) {
            String mean = name + "_mean";
            names.addAll(List.of(name + "_min", mean, name + "_max"));
            values.add("min(" + name + "_min)");
            values.add(
                    "round(sum(" + mean + "::numeric * weight) / sum(weight) FILTER (WHERE " + mean + " IS NOT NULL))");
            values.add("max(" + name + "_max)");
        }
        for (String name : SumColumns.TOTALS) {
            names.add(name);
            values.add("sum(" + name + ")");
        }
        String assignments = Stream.concat(names.stream(), SumColumns.OF_HOURS.stream())
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return MAKE.formatted(String.join(", ", names), String.join(", ", values), assignments);
    }
}
