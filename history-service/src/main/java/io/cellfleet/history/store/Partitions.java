package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The partitions by time (UTC): days of the raw values and of what has changed, months of the hours, years of the days, from as long ago as a frame
 * may be late until two ahead. What came before it had its partition, from a clock that is ahead or of a day long ago, is
 * moved into it.
 */
@ApplicationScoped
public class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private static final int AHEAD = 2;

    private static final int PATIENCE_S = 5;

    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** As late as a frame comes whose gateway was cut off. */
    private static final Period LATE = Period.ofDays(30);

    /** Days at a time that nobody expected: a clock that is wrong can say any. */
    private static final int MOST_LONG_AGO = 31;

    private static final List<Cut> CUTS = List.of(
            new Cut("pack_minute", "minute", day -> day, Period.ofDays(1), DateTimeFormatter.ofPattern("yyyyMMdd")),
            new Cut("pack_hour_block", "hour", day -> day, Period.ofDays(1), DateTimeFormatter.ofPattern("yyyyMMdd")),
            new Cut("change", "written_at", day -> day, Period.ofDays(1), DateTimeFormatter.ofPattern("yyyyMMdd")),
            new Cut(
                    "pack_hour",
                    "hour",
                    day -> day.withDayOfMonth(1),
                    Period.ofMonths(1),
                    DateTimeFormatter.ofPattern("yyyyMM")),
            new Cut(
                    "pack_day",
                    "begin_at",
                    day -> day.withDayOfYear(1),
                    Period.ofYears(1),
                    DateTimeFormatter.ofPattern("yyyy")));

    private final DataSource database;
    private final Clock clock;
    private @Nullable LocalDate madeOn;
    private Instant notBefore = Instant.MIN;
    private volatile @Nullable Instant until;

    @Inject
    public Partitions(DataSource database) {
        this(database, Clock.systemUTC());
    }

    Partitions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * How a table is cut.
     *
     * @param table  with a default partition {@code table_other}
     * @param column of the time
     * @param begin  of the stretch that a day is in
     * @param length of a stretch
     * @param suffix of a partition's name
     */
    private record Cut(
            String table, String column, UnaryOperator<LocalDate> begin, Period length, DateTimeFormatter suffix) {}

    /**
     * Makes what is missing, each in its own transaction; does nothing for the rest of the day when it has succeeded. Where
     * somebody holds a table for long, as a backup does, it is tried again later: until then what comes goes to the
     * partition of all that has none.
     */
    public synchronized void make() throws SQLException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (today.equals(madeOn) || now.isBefore(notBefore)) {
            return;
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            LocalDate shortest = LocalDate.MAX;
            for (Cut cut : CUTS) {
                LocalDate end = cut.begin().apply(today).plus(cut.length().multipliedBy(AHEAD + 1));
                LocalDate begin = cut.begin().apply(today.minus(LATE));
                while (begin.isBefore(end)) {
                    make(connection, cut, begin);
                    begin = begin.plus(cut.length());
                }
                for (LocalDate longAgo : longAgo(statement, cut, end)) {
                    make(connection, cut, longAgo);
                }
                shortest = end.isBefore(shortest) ? end : shortest;
            }
            madeOn = today;
            until = shortest.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (SQLException e) {
            if (!Locks.areHeld(e)) {
                throw e;
            }
            notBefore = now.plus(PAUSE);
            LOG.warnf("partitions could not be made, tried again in %s: reason=%s", PAUSE, e.getMessage());
        }
    }

    /** For how many seconds from now each table has partitions; not a number before they were made for the first time. */
    public double secondsAhead() {
        Instant end = until;
        return end == null ? Double.NaN : Duration.between(clock.instant(), end).toSeconds();
    }

    /** Makes those that a database had before, by their names. */
    public void make(List<String> names) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (Cut cut : CUTS) {
                for (String name : names) {
                    if (name.matches(cut.table() + "_[0-9]+")) {
                        make(connection, cut, begin(cut, name));
                    }
                }
            }
        }
    }

    /** The first day of a partition, from its name. */
    private static LocalDate begin(Cut cut, String name) {
        // Of a year or a month its first day.
        String day = (name.substring(cut.table().length() + 1) + "0101").substring(0, "yyyyMMdd".length());
        return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Where something came that has no partition. */
    private static Set<LocalDate> longAgo(Statement statement, Cut cut, LocalDate end) throws SQLException {
        Set<LocalDate> begins = new LinkedHashSet<>();
        try (ResultSet days = statement.executeQuery(("SELECT DISTINCT (%1$s AT TIME ZONE 'UTC')::date"
                        + " FROM history.%2$s_other WHERE %1$s < '%3$s 00:00Z' ORDER BY 1 DESC LIMIT %4$d")
                .formatted(cut.column(), cut.table(), end, MOST_LONG_AGO))) {
            while (days.next()) {
                begins.add(cut.begin().apply(days.getObject(1, LocalDate.class)));
            }
        }
        return begins;
    }

    /** Those of a table that have a time of their own, oldest first. */
    static List<Partition> of(Connection connection, String table) throws SQLException {
        Cut cut = CUTS.stream()
                .filter(one -> one.table().equals(table))
                .findFirst()
                .orElseThrow();
        List<Partition> partitions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("SELECT relname FROM pg_inherits JOIN pg_class"
                        + " ON pg_class.oid = inhrelid WHERE inhparent = 'history." + table + "'::regclass"
                        + " AND relname <> '" + table + "_other' ORDER BY relname")) {
            while (names.next()) {
                String name = names.getString(1);
                LocalDate begin = begin(cut, name);
                partitions.add(new Partition(
                        name,
                        begin.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        begin.plus(cut.length()).atStartOfDay(ZoneOffset.UTC).toInstant()));
            }
        }
        return partitions;
    }

    /** Looks into the catalog itself: to_regclass may remember that there was none when the transaction began. */
    private static boolean isThere(Statement statement, String name) throws SQLException {
        try (ResultSet known = statement.executeQuery("SELECT EXISTS (SELECT FROM pg_class"
                + " WHERE relnamespace = 'history'::regnamespace AND relname = '" + name + "')")) {
            known.next();
            return known.getBoolean(1);
        }
    }

    private static void make(Connection connection, Cut cut, LocalDate begin) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String name = cut.table() + "_" + begin.format(cut.suffix());
            if (isThere(statement, name)) {
                return;
            }
            connection.setAutoCommit(false);
            try {
                Locks.patience(statement, PATIENCE_S);
                // Of several instances one makes it.
                statement.execute("SELECT pg_advisory_xact_lock(hashtext('history partitions'))");
                if (!isThere(statement, name)) {
                    make(statement, cut, begin, name);
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void make(Statement statement, Cut cut, LocalDate begin, String name) throws SQLException {
        String table = "history." + cut.table();
        String from = "'" + begin + " 00:00Z'";
        String to = "'" + begin.plus(cut.length()) + " 00:00Z'";
        // Whoever writes into it has done so before its rows are moved.
        statement.execute("LOCK TABLE " + table + "_other IN ACCESS EXCLUSIVE MODE");
        statement.execute("CREATE TABLE history." + name + " (LIKE " + table + " INCLUDING ALL)");
        statement.execute("WITH moved AS (DELETE FROM " + table + "_other WHERE " + cut.column() + " >= " + from
                + " AND " + cut.column() + " < " + to + " RETURNING *) INSERT INTO history." + name
                + " SELECT * FROM moved");
        statement.execute("ALTER TABLE " + table + " ATTACH PARTITION history." + name + " FOR VALUES FROM (" + from
                + ") TO (" + to + ")");
    }
}
