package io.cellfleet.history.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Of several instances one makes hours and days: a slower one would undo what a faster one has seen. */
final class RollupLock {

    private static final int PATIENCE_S = 2;

    private RollupLock() {}

    /** What is done in a transaction; gives how much it was. */
    interface Work {
        int run(Connection connection) throws SQLException;
    }

    /** Does work in a transaction that no other instance has beside it; gives 0 when another one has its own. */
    static int alone(DataSource database, Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement statement = connection.createStatement()) {
                    // Whoever waits here holds marks that the intake may need.
                    Locks.patience(statement, PATIENCE_S);
                }
                int done = take(connection) ? work.run(connection) : 0;
                connection.commit();
                return done;
            } finally {
                connection.rollback();
            }
        }
    }

    /** Until the transaction ends. */
    private static boolean take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet taken =
                        statement.executeQuery("SELECT pg_try_advisory_xact_lock(hashtext('history rollups'))")) {
            taken.next();
            return taken.getBoolean(1);
        }
    }
}
