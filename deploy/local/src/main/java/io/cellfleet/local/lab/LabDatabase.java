package io.cellfleet.local.lab;

import io.cellfleet.embedded.EmbeddedPostgresql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL that writes durably, on a folder that is deleted with it. One at a time. */
public final class LabDatabase implements AutoCloseable {

    private final WorkFolder folder;
    private final EmbeddedPostgresql postgresql;

    private LabDatabase(WorkFolder folder, EmbeddedPostgresql postgresql) {
        this.folder = folder;
        this.postgresql = postgresql;
    }

    public static LabDatabase start(String name) throws IOException {
        WorkFolder folder = WorkFolder.create(name);
        Path data = folder.path().resolve("postgresql");
        LabGuard.GUARD.watchPostgresql(data);
        return new LabDatabase(folder, EmbeddedPostgresql.start(data, 0));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(postgresql.jdbcUrl(), EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD);
    }

    /** How many rows a table has, which is named with its schema. */
    public long rows(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What a service has to be told of it. */
    public Map<String, String> properties() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgresql.jdbcUrl(),
                "quarkus.datasource.username",
                EmbeddedPostgresql.USER,
                "quarkus.datasource.password",
                EmbeddedPostgresql.PASSWORD);
    }

    @Override
    public void close() throws IOException {
        postgresql.close();
        folder.close();
    }
}
