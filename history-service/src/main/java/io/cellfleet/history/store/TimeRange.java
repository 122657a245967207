package io.cellfleet.history.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A stretch of time.
 *
 * @param fromMs inclusive, 0 or more; ms since 1970
 * @param toMs   exclusive, above {@code fromMs}; ms since 1970. Beyond the year 9999 there is nothing, so it may be
 *               as large as it likes
 */
public record TimeRange(long fromMs, long toMs) {

    public TimeRange {
        if (fromMs < 0 || fromMs > Column.LAST_MS || toMs <= fromMs) {
            throw new IllegalArgumentException("from " + fromMs + " to " + toMs + " is no range of time");
        }
    }

    /** The last {@code from} that can be asked for; ms since 1970. */
    public static long lastMs() {
        return Column.LAST_MS;
    }

    /** Where it ends, but not beyond the last time that there is; ms since 1970. */
    long lastEndMs() {
        return Math.min(toMs, Column.LAST_MS + 1);
    }

    /** Takes two parameters of the statement. */
    void set(PreparedStatement statement, int fromIndex) throws SQLException {
        statement.setObject(fromIndex, Instant.ofEpochMilli(fromMs).atOffset(ZoneOffset.UTC));
        statement.setObject(fromIndex + 1, Instant.ofEpochMilli(lastEndMs()).atOffset(ZoneOffset.UTC));
    }
}
