package io.cellfleet.gateway.spool;

import io.cellfleet.contract.v1.ClockQuality;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The starts of the gateway, as the disk keeps them. */
final class BootTable {

    static final String DEFINITION = """
            CREATE TABLE IF NOT EXISTS spool_boots (
              enrolment INTEGER, boot INTEGER, machine_boot TEXT NOT NULL, started_nanos INTEGER NOT NULL,
              last_monotonic_ms INTEGER NOT NULL, utc_at_zero_ms INTEGER, clock_quality INTEGER NOT NULL,
              PRIMARY KEY (enrolment, boot))""";

    private BootTable() {}

    static List<Boot> read(Connection connection) throws SQLException {
        List<Boot> boots = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM spool_boots ORDER BY enrolment, boot");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long utcMs = row.getLong(6);
                OptionalLong utcAtZeroMs = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(utcMs);
                ClockQuality quality = ClockQuality.forNumber(row.getInt(7));
                boots.add(new Boot(
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        utcAtZeroMs,
                        quality == null ? ClockQuality.CLOCK_QUALITY_UNSET : quality));
            }
        }
        return boots;
    }

    static void write(Connection connection, List<Boot> boots) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO spool_boots VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Boot boot : boots) {
                insert.setInt(1, boot.enrolment());
                insert.setInt(2, boot.number());
                insert.setString(3, boot.machineBoot());
                insert.setLong(4, boot.startedNanos());
                insert.setLong(5, boot.lastMonotonicMs());
                if (boot.utcAtZeroMs().isPresent()) {
                    insert.setLong(6, boot.utcAtZeroMs().getAsLong());
                } else {
                    insert.setNull(6, Types.INTEGER);
                }
                insert.setInt(7, boot.quality().getNumber());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Forgets the starts before this one: no record of them is left. */
    static void deleteBefore(Connection connection, int enrolment, int boot) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM spool_boots WHERE (enrolment, boot) < (?, ?)")) {
            delete.setInt(1, enrolment);
            delete.setInt(2, boot);
            delete.executeUpdate();
        }
    }
}
