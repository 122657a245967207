package io.cellfleet.gateway.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How many records have been dropped since the gateway's first start. */
final class SpoolCounts {

    static final String DEFINITION =
            "CREATE TABLE IF NOT EXISTS spool_counts (name TEXT PRIMARY KEY, value INTEGER NOT NULL)";

    private SpoolCounts() {}

    static long dropped(Connection connection) throws SQLException {
        return Sql.number(connection, "SELECT value FROM spool_counts WHERE name = 'dropped'");
    }

    static void setDropped(Connection connection, long count) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("INSERT OR REPLACE INTO spool_counts VALUES ('dropped', ?)")) {
            set.setLong(1, count);
            set.executeUpdate();
        }
    }
}
