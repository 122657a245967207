package io.cellfleet.gateway.relay;

import io.cellfleet.gateway.spool.DiskTrouble;
import io.cellfleet.gateway.spool.Durability;
import io.cellfleet.gateway.spool.SpoolDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What must be known of relays after a restart: the own steps' states, and how a stop left the outputs. */
final class RelayTables {

    private static final String STATES =
            "CREATE TABLE IF NOT EXISTS relay_state (pack TEXT PRIMARY KEY, state BLOB NOT NULL) WITHOUT ROWID";
    private static final String STOP = "CREATE TABLE IF NOT EXISTS relay_stop (output TEXT PRIMARY KEY,"
            + " charge_on INTEGER NOT NULL, load_on INTEGER NOT NULL, boot_id TEXT NOT NULL,"
            + " uptime_ms INTEGER NOT NULL) WITHOUT ROWID";

    private final SpoolDatabase database;

    private RelayTables(SpoolDatabase database) {
        this.database = database;
    }

    static RelayTables open(SpoolDatabase database) throws DiskTrouble {
        database.define(STATES);
        database.define(STOP);
        return new RelayTables(database);
    }

    /** As {@link io.cellfleet.battery.pack.StateBytes}, by pack. */
    Map<String, byte[]> states() throws DiskTrouble {
        return database.read(connection -> {
            Map<String, byte[]> states = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT pack, state FROM relay_state")) {
                while (rows.next()) {
                    states.put(rows.getString(1), rows.getBytes(2));
                }
            }
            return states;
        });
    }

    /** Within a transaction of the spool. */
    static void putState(Connection connection, String packId, byte[] state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO relay_state (pack, state)"
                + " VALUES (?, ?) ON CONFLICT (pack) DO UPDATE SET state = excluded.state")) {
            statement.setString(1, packId);
            statement.setBytes(2, state);
            statement.executeUpdate();
        }
    }

    /** Survives a power cut when this returns. */
    void putStop(StopMark mark) throws DiskTrouble {
        database.write(Durability.POWER, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO relay_stop VALUES (?, ?, ?, ?, ?)")) {
                for (Map.Entry<String, RelayPair> output : mark.outputs().entrySet()) {
                    statement.setString(1, output.getKey());
                    statement.setBoolean(2, output.getValue().chargeOn());
                    statement.setBoolean(3, output.getValue().loadOn());
                    statement.setString(4, mark.bootId());
                    statement.setLong(5, mark.uptimeMs());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    /** The mark of the last stop, which is used once: whatever comes after it is another start. */
    Optional<StopMark> takeStop() throws DiskTrouble {
        return database.write(Durability.POWER, connection -> {
            Map<String, RelayPair> outputs = new HashMap<>();
            String bootId = "";
            long uptimeMs = 0;
            try (Statement statement = connection.createStatement()) {
                try (ResultSet rows = statement.executeQuery(
                        "SELECT output, charge_on, load_on, boot_id, uptime_ms FROM relay_stop")) {
                    while (rows.next()) {
                        outputs.put(rows.getString(1), new RelayPair(rows.getBoolean(2), rows.getBoolean(3)));
                        bootId = rows.getString(4);
                        uptimeMs = rows.getLong(5);
                    }
                }
                statement.executeUpdate("DELETE FROM relay_stop");
            }
            return outputs.isEmpty() ? Optional.empty() : Optional.of(new StopMark(bootId, uptimeMs, outputs));
        });
    }
}
