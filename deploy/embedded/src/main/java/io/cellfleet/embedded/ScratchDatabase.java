package io.cellfleet.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An empty database of its own on a server that others use too. */
public final class ScratchDatabase {

    private final String jdbcUrl;

    private ScratchDatabase(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * Makes it.
     *
     * @param name of letters, digits and underlines, which no other database of the server has
     */
    public static ScratchDatabase create(EmbeddedPostgresql server, String name) throws SQLException {
        new ScratchDatabase(server.jdbcUrl()).execute("create database " + name);
        return new ScratchDatabase(server.jdbcUrl(name));
    }

    /** To connect as {@link EmbeddedPostgresql#USER}. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** One statement after the other, each in a transaction of its own. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What a question finds: a row a line, its values as text with | between them, "null" for none. */
    public List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join("|", values));
            }
        }
        return found;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD);
    }
}
