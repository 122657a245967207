package io.cellfleet.gateway.spool;

import com.google.protobuf.UnsafeByteOperations;
import io.cellfleet.contract.v1.GatewayRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The records, one row each. Ids have no holes, because rows are only added at the end and only taken away at the
 * beginning.
 */
final class SpoolTable {

    static final String DEFINITION = "CREATE TABLE IF NOT EXISTS spool (id INTEGER PRIMARY KEY, record BLOB NOT NULL)";

    private SpoolTable() {}

    static void insert(Connection connection, long firstId, List<GatewayRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO spool VALUES (?, ?)")) {
            long id = firstId;
            for (GatewayRecord each : records) {
                insert.setLong(1, id);
                insert.setBytes(2, each.toByteArray());
                insert.addBatch();
                id++;
            }
            insert.executeBatch();
        }
    }

    static void deleteUpTo(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM spool WHERE id <= ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    static List<Spooled> read(Connection connection, long after, int limit) throws SQLException {
        List<Spooled> rows = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, record FROM spool WHERE id > ? ORDER BY id LIMIT ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Spooled(found.getLong(1), UnsafeByteOperations.unsafeWrap(found.getBytes(2))));
                }
            }
        }
        return rows;
    }

    /** The id of the oldest row; 0 when there is none. */
    static long firstId(Connection connection) throws SQLException {
        return Sql.number(connection, "SELECT min(id) FROM spool");
    }

    /** The id of the newest row; 0 when there is none. */
    static long lastId(Connection connection) throws SQLException {
        return Sql.number(connection, "SELECT max(id) FROM spool");
    }

    /** Bytes of the file that hold something; what was deleted leaves room that is used again. */
    static long usedBytes(Connection connection) throws SQLException {
        long pages = Sql.number(connection, "PRAGMA page_count") - Sql.number(connection, "PRAGMA freelist_count");
        return pages * Sql.number(connection, "PRAGMA page_size");
    }
}
