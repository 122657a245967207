package io.cellfleet.gateway.downlink;

import io.cellfleet.gateway.spool.DiskTrouble;
import io.cellfleet.gateway.spool.Durability;
import io.cellfleet.gateway.spool.SpoolDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest record of each key of the downlink, as it came. */
public final class DownlinkTable {

    private static final String DEFINITION =
            "CREATE TABLE IF NOT EXISTS downlink (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID";

    private final SpoolDatabase database;

    private DownlinkTable(SpoolDatabase database) {
        this.database = database;
    }

    public static DownlinkTable open(SpoolDatabase database) throws DiskTrouble {
        database.define(DEFINITION);
        return new DownlinkTable(database);
    }

    Map<String, byte[]> all() throws DiskTrouble {
        return database.read(connection -> {
            Map<String, byte[]> all = new LinkedHashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT key, value FROM downlink ORDER BY key")) {
                while (rows.next()) {
                    all.put(rows.getString(1), rows.getBytes(2));
                }
            }
            return all;
        });
    }

    /** Survives a power cut when this returns: settings change rarely, and a lost hold would close a relay. */
    void put(String key, byte @Nullable [] value) throws DiskTrouble {
        String sql = value == null
                ? "DELETE FROM downlink WHERE key = ?"
                : "INSERT INTO downlink (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        database.write(Durability.POWER, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, key);
                if (value != null) {
                    statement.setBytes(2, value);
                }
                return statement.executeUpdate();
            }
        });
    }
}
