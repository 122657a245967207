package io.cellfleet.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which one instance does a long job that no other one has in hand at the same time. It goes with the
 * connection: an instance that dies lets it go.
 */
final class JobLock implements AutoCloseable {

    private static final Executor HERE = Runnable::run;

    private final Connection connection;
    private final String job;
    private final boolean taken;
    private final int networkTimeoutMs;

    private JobLock(Connection connection, String job) throws SQLException {
        this.connection = connection;
        this.job = job;
        networkTimeoutMs = connection.getNetworkTimeout();
        taken = call("pg_try_advisory_lock");
        if (taken) {
            // A statement of such a job may take as long as the database is large.
            connection.setNetworkTimeout(HERE, 0);
        }
    }

    /** Takes it where nobody has it. */
    static JobLock take(DataSource database, String job) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            return new JobLock(connection, job);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Null when another instance has the job in hand. */
    @Nullable
    Connection connection() {
        return taken ? connection : null;
    }

    /** A part of the job. */
    interface Part {
        int run() throws SQLException;
    }

    /** Does a part of the job in a transaction of its own. */
    static int inTransaction(Connection connection, Part part) throws SQLException {
        connection.setAutoCommit(false);
        try {
            int done = part.run();
            connection.commit();
            return done;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private boolean call(String function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + function + "(hashtext(?))")) {
            statement.setString(1, job);
            try (ResultSet done = statement.executeQuery()) {
                done.next();
                return done.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (taken) {
                connection.setNetworkTimeout(HERE, networkTimeoutMs);
                call("pg_advisory_unlock");
            }
        }
    }
}
