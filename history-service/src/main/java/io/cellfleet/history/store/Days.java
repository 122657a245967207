package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Makes days of minutes, in the zone of the pack's installation, after the hours in them were made. A day that is there
 * keeps its begin and end: a zone that changes is of the days that come.
 */
@ApplicationScoped
public class Days {

    /** Hours at a time, of which 24 make a day. */
    private static final int MOST = 500;

    /**
     * The days in which hours are, where all of them are over. An hour may be in two days, as zones differ by half hours.
     * A day that is not there yet ends where one that is there begins.
     */
    private static final String TAKE = """
            WITH placed AS MATERIALIZED (
                SELECT due.pack_id, due.hour, coalesce(zones.name, 'UTC') AS zone
                FROM history.day_due AS due
                LEFT JOIN history.latest_status AS latest ON latest.pack_id = due.pack_id
                LEFT JOIN history.installation AS place ON place.installation_id = latest.installation_id
                LEFT JOIN pg_timezone_names AS zones ON zones.name = place.time_zone
            ), wanted AS (
                SELECT pack_id, hour, zone, moment
                FROM placed
                CROSS JOIN LATERAL (VALUES (hour), (hour + interval '59 minutes')) AS moments (moment)
                WHERE (date_trunc('day', (hour + interval '59 minutes') AT TIME ZONE zone) + interval '1 day')
                    AT TIME ZONE zone <= ?
            ), days AS (
                SELECT wanted.pack_id, wanted.hour,
                    coalesce(kept.day, (moment AT TIME ZONE wanted.zone)::date) AS day,
                    coalesce(kept.zone, wanted.zone) AS zone,
                    coalesce(kept.begin_at, greatest(
                        date_trunc('day', moment, wanted.zone),
                        (SELECT max(end_at) FROM history.pack_day AS before
                        WHERE before.pack_id = wanted.pack_id AND before.end_at <= moment))) AS begin_at,
                    coalesce(kept.end_at, least(
                        (date_trunc('day', moment AT TIME ZONE wanted.zone) + interval '1 day')
                            AT TIME ZONE wanted.zone,
                        (SELECT min(begin_at) FROM history.pack_day AS after
                        WHERE after.pack_id = wanted.pack_id AND after.begin_at > moment))) AS end_at
                FROM wanted LEFT JOIN history.pack_day AS kept
                    ON kept.pack_id = wanted.pack_id AND kept.begin_at <= moment AND kept.end_at > moment
            ), finished AS (
                SELECT pack_id, hour FROM days GROUP BY pack_id, hour HAVING max(end_at) <= ?
                ORDER BY pack_id, hour LIMIT ?
            ), taken AS (
                DELETE FROM history.day_due USING finished
                WHERE day_due.pack_id = finished.pack_id AND day_due.hour = finished.hour
            )
            SELECT DISTINCT pack_id, day, zone, begin_at, end_at FROM days JOIN finished USING (pack_id, hour)
            """;

    private static final String MAKE = RollupSql.make(
            """
            taken AS (
                SELECT * FROM unnest(?::text[], ?::date[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                    AS taken (pack_id, day, zone, begin_at, end_at)
            ), wanted AS (
                SELECT * FROM taken
                UNION
                SELECT later.* FROM taken CROSS JOIN LATERAL (
                    SELECT pack_id, day, zone, begin_at, end_at FROM history.pack_day
                    WHERE pack_id = taken.pack_id AND begin_at > taken.begin_at ORDER BY begin_at LIMIT 1) AS later
            )""",
            "pack_day",
            List.of("begin_at", "day", "zone", "end_at"),
            List.of("begin_at", "day", "zone", "end_at"));

    private final DataSource database;

    Days(DataSource database) {
        this.database = database;
    }

    private record Day(String packId, LocalDate day, String zone, OffsetDateTime beginAt, OffsetDateTime endAt) {}

    /**
     * Makes days that are due.
     *
     * @param end of the last one that may be made
     * @return how many; when it is 0 there is nothing more to do now, or another instance does it
     */
    public int make(Instant end) throws SQLException {
        return RollupLock.alone(database, connection -> make(connection, end));
    }

    private static int make(Connection connection, Instant end) throws SQLException {
        Set<Day> days = new LinkedHashSet<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setObject(1, end.atOffset(ZoneOffset.UTC));
            take.setObject(2, end.atOffset(ZoneOffset.UTC));
            take.setInt(3, MOST);
            try (ResultSet rows = take.executeQuery()) {
                while (rows.next()) {
                    days.add(new Day(
                            rows.getString(1),
                            rows.getObject(2, LocalDate.class),
                            rows.getString(3),
                            rows.getObject(4, OffsetDateTime.class),
                            rows.getObject(5, OffsetDateTime.class)));
                }
            }
        }
        if (days.isEmpty()) {
            return 0;
        }
        try (PreparedStatement make = connection.prepareStatement(MAKE)) {
            set(connection, make, 1, "text", days, Day::packId);
            set(connection, make, 2, "date", days, Day::day);
            set(connection, make, 3, "text", days, Day::zone);
            set(connection, make, 4, "timestamptz", days, Day::beginAt);
            set(connection, make, 5, "timestamptz", days, Day::endAt);
            make.executeUpdate();
        }
        return days.size();
    }

    private static void set(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            Set<Day> days,
            Function<Day, Object> value)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        days.forEach(day -> values.add(value.apply(day)));
        statement.setArray(index, connection.createArrayOf(type, values.toArray()));
    }
}
