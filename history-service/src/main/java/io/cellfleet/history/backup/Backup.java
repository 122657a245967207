package io.cellfleet.history.backup;

import io.cellfleet.history.store.Partitions;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/**
 * The schema {@code history} as a zip file: first {@code backup.properties} with its version, its tables and its partitions, then of
 * each table its rows in PostgreSQL's binary form of COPY. All of it is of one moment, whatever is written meanwhile.
 */
public final class Backup {

    private static final String ABOUT = "backup.properties";
    private static final String VERSION = "schema.version";
    private static final String PARTITIONS = "partitions";
    private static final String TABLES_OF_IT = "tables";

    /** Flyway's own says the version; who runs is nobody's business after a restore. */
    private static final String TABLES = """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'history'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                AND relname NOT IN ('flyway_schema_history', 'instance')
            ORDER BY relname
            """;

    private static final String NAMES = """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'history'::regnamespace AND relkind = 'r' AND relispartition AND relname !~ '_other$'
            ORDER BY relname
            """;

    private static final String COLUMNS = """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = ('history.' || quote_ident(?))::regclass AND attnum > 0 AND NOT attisdropped
            """;

    private final DataSource database;

    public Backup(DataSource database) {
        this.database = database;
    }

    /**
     * Writes the schema.
     *
     * @return rows by table
     */
    public Map<String, Long> write(OutputStream file) throws SQLException, IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            List<String> tables = texts(connection, TABLES);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                // Before anything is read: whoever empties a partition waits or gives up, as what was in it would be
                // missing here although it was there at this moment.
                statement.execute("LOCK TABLE "
                        + tables.stream().map("history."::concat).collect(Collectors.joining(", "))
                        + " IN ACCESS SHARE MODE");
                Properties about = new Properties();
                about.setProperty(
                        VERSION,
                        texts(
                                        connection,
                                        "SELECT version FROM history.flyway_schema_history WHERE success"
                                                + " ORDER BY installed_rank DESC LIMIT 1")
                                .getFirst());
                about.setProperty(PARTITIONS, String.join(" ", texts(connection, NAMES)));
                about.setProperty(TABLES_OF_IT, String.join(" ", tables));
                zip.putNextEntry(new ZipEntry(ABOUT));
                about.store(zip, null);
                for (String table : tables) {
                    zip.putNextEntry(new ZipEntry(table));
                    String columns = columns(connection, table);
                    rows.put(
                            table,
                            connection
                                    .unwrap(PGConnection.class)
                                    .getCopyAPI()
                                    .copyOut(
                                            "COPY (SELECT " + columns + " FROM history." + table
                                                    + ") TO STDOUT (FORMAT binary)",
                                            zip));
                }
            } finally {
                connection.rollback();
            }
        }
        return rows;
    }

    /**
     * Brings the schema back. The tables are made by this release, in the version that they had; the service brings them to
     * its own when it starts.
     *
     * @return rows by table
     * @throws IllegalStateException when the schema is there
     * @throws IOException           when the file is none that {@link #write} made; the database may then have a part of it
     */
    public Map<String, Long> restore(InputStream file) throws SQLException, IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(file), StandardCharsets.UTF_8)) {
            Properties about = about(zip);
            try (Connection connection = database.getConnection()) {
                if (!texts(connection, "SELECT nspname FROM pg_namespace WHERE nspname = 'history'")
                        .isEmpty()) {
                    throw new IllegalStateException("the database has a schema history: drop it, if it can go");
                }
            }
            migrate(about.getProperty(VERSION));
            new Partitions(database)
                    .make(List.of(about.getProperty(PARTITIONS, "").split(" ")));
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                ZipEntry entry = zip.getNextEntry();
                while (entry != null) {
                    rows.put(entry.getName(), restore(connection, entry.getName(), zip));
                    entry = zip.getNextEntry();
                }
                // A file that was cut between two tables looks as if it were whole.
                String expected = about.getProperty(TABLES_OF_IT, "");
                if (!String.join(" ", rows.keySet()).equals(expected)) {
                    throw new IOException(
                            "the backup has the tables " + rows.keySet() + " but should have " + expected);
                }
                connection.commit();
            }
        }
        return rows;
    }

    private static Properties about(ZipInputStream zip) throws IOException {
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(ABOUT)) {
            throw new IOException("this is no backup of the history: it does not begin with " + ABOUT);
        }
        Properties about = new Properties();
        // Read whole, as loading would close the file.
        about.load(new ByteArrayInputStream(zip.readAllBytes()));
        if (about.getProperty(VERSION) == null) {
            throw new IOException("this is no backup of the history: " + ABOUT + " has no " + VERSION);
        }
        return about;
    }

    private void migrate(String version) throws SQLException {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .schemas("history")
                    .defaultSchema("history")
                    .locations("classpath:db/migration")
                    .target(version)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SQLException("schema history, version " + version + ": " + e.getMessage(), e);
        }
    }

    private static long restore(Connection connection, String table, ZipInputStream zip)
            throws SQLException, IOException {
        if (!texts(connection, TABLES).contains(table)) {
            throw new IOException("the backup has a table " + table + " that its version does not have");
        }
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY history." + table + " (" + columns(connection, table) + ") FROM STDIN (FORMAT binary)",
                        zip);
    }

    private static String columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
