package io.cellfleet.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The few words of SQLite that are its own. */
final class Sql {

    private static final int WAL_LIMIT_BYTES = 4 << 20;
    private static final int BUSY_MS = 5_000;

    /** Reading a larger file through at each start would take too long on a card; damage is then met on the way. */
    private static final long CHECKED_BYTES = 32 << 20;

    private Sql() {}

    static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setJournalSizeLimit(WAL_LIMIT_BYTES);
        config.setBusyTimeout(BUSY_MS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /**
     * @throws SQLException when the file is damaged
     */
    static void check(Connection connection, Path file) throws SQLException {
        boolean small = sizeOf(file) <= CHECKED_BYTES;
        String question = small ? "PRAGMA quick_check(1)" : "PRAGMA schema_version";
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            if (small && !answer.getString(1).equals("ok")) {
                throw new SQLiteException(answer.getString(1), SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    static @Nullable Void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return null;
    }

    /** The one number that this question has as its answer; null is 0. */
    static long number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() ? answer.getLong(1) : 0;
        }
    }

    static DiskTrouble trouble(Path file, Exception e) {
        return new DiskTrouble(file + ": " + e.getMessage(), isUnreadable(e), e);
    }

    private static boolean isUnreadable(Exception e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return false;
        }
        // The low byte is the kind of error; the rest says more of it.
        int code = sqlite.getResultCode().code & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }
}
