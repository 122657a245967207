package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Hours whose day is over where the pack is, after some hour, and the zone of each. */
    private static final String OVER = """
            SELECT pack_id, hour, zone FROM (
                SELECT due.pack_id, due.hour, coalesce(zones.name, 'UTC') AS zone
                FROM history.day_due AS due
                LEFT JOIN history.latest_status AS latest ON latest.pack_id = due.pack_id
                LEFT JOIN history.installation AS place ON place.installation_id = latest.installation_id
                LEFT JOIN unnest(?::text[]) AS zones (name) ON zones.name = place.time_zone
                WHERE (due.pack_id, due.hour) > (?, ?)) AS placed
            WHERE (date_trunc('day', (hour + interval '59 minutes') AT TIME ZONE zone) + interval '1 day')
                AT TIME ZONE zone <= ?
            ORDER BY pack_id, hour LIMIT
            """ + MOST;

    /**
     * The days in which hours are, where all of them are over. An hour may be in two days, as zones differ by half hours.
     * A day that is not there yet ends where one that is there begins.
     */
    private static final String TAKE = """
            WITH wanted AS (
                SELECT pack_id, hour, zone, moment
                FROM unnest(?::text[], ?::timestamptz[], ?::text[]) AS over (pack_id, hour, zone)
                CROSS JOIN LATERAL (VALUES (hour), (hour + interval '59 minutes')) AS moments (moment)
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
    private List<String> zones = List.of();

    Days(DataSource database) {
        this.database = database;
    }

    /** An hour, and the zone of its day that is over. */
    private record Over(String packId, OffsetDateTime hour, String zone) {

        static final Over NONE = new Over("", OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), "");
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

    private int make(Connection connection, Instant end) throws SQLException {
        Set<Day> days = Set.of();
        List<Over> over = List.of();
        do {
            // Those before are over but not finished: a zone has changed.
            Over last = over.isEmpty() ? Over.NONE : over.getLast();
            over = over(connection, last, end);
            days = take(connection, over, end);
        } while (days.isEmpty() && over.size() == MOST);
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

    private List<Over> over(Connection connection, Over after, Instant end) throws SQLException {
        List<Over> over = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OVER)) {
            statement.setArray(
                    1, connection.createArrayOf("text", zones(connection).toArray()));
            statement.setString(2, after.packId());
            statement.setObject(3, after.hour());
            statement.setObject(4, end.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    over.add(new Over(rows.getString(1), rows.getObject(2, OffsetDateTime.class), rows.getString(3)));
                }
            }
        }
        return over;
    }

    /** Those that the server knows. It reads a folder to tell them, so it is asked once. */
    private synchronized List<String> zones(Connection connection) throws SQLException {
        if (zones.isEmpty()) {
            List<String> known = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT name FROM pg_timezone_names")) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
            zones = List.copyOf(known);
        }
        return zones;
    }

    private static Set<Day> take(Connection connection, List<Over> over, Instant end) throws SQLException {
        Set<Day> days = new LinkedHashSet<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            set(connection, take, 1, "text", over, Over::packId);
            set(connection, take, 2, "timestamptz", over, Over::hour);
            set(connection, take, 3, "text", over, Over::zone);
            take.setObject(4, end.atOffset(ZoneOffset.UTC));
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
        return days;
    }

    private static <T> void set(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            Collection<T> rows,
            Function<T, Object> value)
            throws SQLException {
        Object[] values = rows.stream().map(value).toArray();
        statement.setArray(index, connection.createArrayOf(type, values));
    }
}
