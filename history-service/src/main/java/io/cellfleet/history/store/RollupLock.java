package io.cellfleet.history.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Of several instances one makes hours and days: a slower one would undo what a faster one has seen. */
final class RollupLock {

    private RollupLock() {}

    /** Takes it until the transaction ends, or gives false when another instance has it. */
    static boolean take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet taken =
                        statement.executeQuery("SELECT pg_try_advisory_xact_lock(hashtext('history rollups'))")) {
            taken.next();
            return taken.getBoolean(1);
        }
    }
}
