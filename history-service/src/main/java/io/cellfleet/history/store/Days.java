package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of the raw values, one for each day (UTC), made two days ahead. What came of a day before it had its
 * partition, from a clock that is ahead, is moved into it.
 */
@ApplicationScoped
public class Days {

    private static final int AHEAD = 2;

    private final DataSource database;
    private final Clock clock;
    private @Nullable LocalDate madeOn;

    @Inject
    Days(DataSource database) {
        this(database, Clock.systemUTC());
    }

    Days(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes what is missing; does nothing for the rest of the day when it has succeeded. */
    public synchronized void make() throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.equals(madeOn)) {
            return;
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                // Of several instances one makes them.
                statement.execute("SELECT pg_advisory_xact_lock(hashtext('history.pack_minute days'))");
                for (LocalDate day = today; !day.isAfter(today.plusDays(AHEAD)); day = day.plusDays(1)) {
                    make(statement, day);
                }
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
        madeOn = today;
    }

    private static void make(Statement statement, LocalDate day) throws SQLException {
        String name = "history.pack_minute_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        try (ResultSet known = statement.executeQuery("SELECT to_regclass('" + name + "') IS NOT NULL")) {
            known.next();
            if (known.getBoolean(1)) {
                return;
            }
        }
        String from = "'" + day + " 00:00Z'";
        String to = "'" + day.plusDays(1) + " 00:00Z'";
        statement.execute("CREATE TABLE " + name + " (LIKE history.pack_minute INCLUDING ALL)");
        statement.execute("WITH moved AS (DELETE FROM history.pack_minute_other WHERE minute >= " + from
                + " AND minute < " + to + " RETURNING *) INSERT INTO " + name + " SELECT * FROM moved");
        statement.execute("ALTER TABLE history.pack_minute ATTACH PARTITION " + name + " FOR VALUES FROM (" + from
                + ") TO (" + to + ")");
    }
}
