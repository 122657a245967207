package io.cellfleet.history.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.util.PSQLState;

/** Locks of others. */
final class Locks {

    private static final Set<String> HELD = Set.of(
            PSQLState.DEADLOCK_DETECTED.getState(),
            "55P03", // lock_not_available
            PSQLState.CHECK_VIOLATION.getState()); // a row that came while its partition was made

    private Locks() {}

    /** Until the transaction ends a lock is waited for so long and no longer: who waits for one makes others wait. */
    static void patience(Statement statement, int seconds) throws SQLException {
        statement.execute("SET LOCAL lock_timeout = '" + seconds + "s'");
    }

    /** Whether it failed because somebody else was at it: then it may be tried again later. */
    static boolean areHeld(SQLException failure) {
        return HELD.contains(String.valueOf(failure.getSQLState()));
    }
}
