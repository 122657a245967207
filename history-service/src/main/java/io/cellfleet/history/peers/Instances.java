package io.cellfleet.history.peers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table of instances. Times are the database's, so that no clock has to be right. */
@ApplicationScoped
class Instances {

    /** Long enough that nobody is taken for gone who is only slow. */
    private static final int FORGOTTEN_AFTER_HOURS = 24;

    private static final String HERE = """
            INSERT INTO history.instance (name, address, seen_at) VALUES (?, ?, now())
            ON CONFLICT (name) DO UPDATE SET address = excluded.address, seen_at = excluded.seen_at
            """;

    private static final String OTHERS = """
            SELECT address FROM history.instance
            WHERE name <> ? AND seen_at > now() - ? * interval '1 ms' ORDER BY address
            """;

    private final DataSource database;

    Instances(DataSource database) {
        this.database = database;
    }

    /**
     * Says that an instance is there.
     *
     * @return the addresses of the others that have said so lately
     */
    List<String> meet(String name, String address, Duration lately) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement here = connection.prepareStatement(HERE)) {
                here.setString(1, name);
                here.setString(2, address);
                here.executeUpdate();
            }
            run(
                    connection,
                    "DELETE FROM history.instance WHERE seen_at < now() - interval '" + FORGOTTEN_AFTER_HOURS
                            + " hours' AND name <> ?",
                    name);
            try (PreparedStatement others = connection.prepareStatement(OTHERS)) {
                others.setString(1, name);
                others.setLong(2, lately.toMillis());
                List<String> addresses = new ArrayList<>();
                try (ResultSet rows = others.executeQuery()) {
                    while (rows.next()) {
                        addresses.add(rows.getString(1));
                    }
                }
                return addresses;
            }
        }
    }

    /** An instance ends. */
    void leave(String name) throws SQLException {
        try (Connection connection = database.getConnection()) {
            run(connection, "DELETE FROM history.instance WHERE name = ?", name);
        }
    }

    private static void run(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }
}
