package io.cellfleet.history.store;

import io.cellfleet.contract.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.util.PSQLState;

/** Writes batches. All of a batch is there afterwards, with its offsets, or nothing. */
@ApplicationScoped
public class HistoryWriter {

    /**
     * An instance that stands still in the middle of a batch must not hold its locks for ever: after this time the
     * server ends its transaction, and its successor goes on.
     */
    private static final String LIMITS =
            "SET LOCAL statement_timeout = '60s'; SET LOCAL idle_in_transaction_session_timeout = '60s'";

    private static final int CHUNK_BYTES = 64 * 1024;

    private final DataSource database;

    public HistoryWriter(DataSource database) {
        this.database = database;
    }

    /** The tables that rows are counted of. */
    public static List<String> tables() {
        return Tables.ALL.stream().map(Table::name).toList();
    }

    /**
     * Writes a batch and moves the offsets.
     *
     * @param moves where the batch begins and ends, at most one for each partition
     * @return rows that are new, by table
     * @throws OffsetMovedException when a partition is not where the batch begins; nothing is written then
     * @throws SQLException         when the database is away or refuses; nothing is written then, except when the
     *                              connection broke at the very commit: then a second attempt is refused as moved, or
     *                              changes nothing where no offset moves
     */
    public Map<String, Integer> write(HistoryBatch batch, List<OffsetMove> moves)
            throws SQLException, OffsetMovedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                Map<String, Integer> written = write(connection, batch, moves);
                connection.commit();
                done = true;
                return written;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }

    private static Map<String, Integer> write(Connection connection, HistoryBatch batch, List<OffsetMove> moves)
            throws SQLException, OffsetMovedException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMITS);
            // First, so that who is not the owner any more is refused before the work is done.
            TopicOffsets.move(connection, moves);
            createStaging(statement);
            Map<String, Integer> written = new TreeMap<>();
            if (!batch.minutes().isEmpty()) {
                Hours.mark(connection, batch.minutes());
                MinuteRows.Changed changed = MinuteRows.rows(connection, batch.minutes());
                written.put(
                        Tables.PACK_MINUTE.name(), write(connection, statement, Tables.PACK_MINUTE, changed.rows()));
                for (OffsetMove move : moves) {
                    if (!changed.minutes().isEmpty() && move.partition().topic().equals(Topics.STATUS)) {
                        Changes.write(connection, move, batch.position(), changed.minutes());
                    }
                }
            }
            if (!batch.newest().isEmpty()) {
                CopyBuffer latest = LatestPacks.rows(connection, batch.newest());
                written.put(Tables.LATEST_STATUS.name(), write(connection, statement, Tables.LATEST_STATUS, latest));
            }
            for (Map.Entry<Table<?>, CopyBuffer> rows : batch.rows().entrySet()) {
                if (rows.getValue().rows() > 0) {
                    written.put(rows.getKey().name(), write(connection, statement, rows.getKey(), rows.getValue()));
                }
            }
            return written;
        }
    }

    /** Facts are nearly always new, so they are tried without the detour, which costs half as much. */
    private static int write(Connection connection, Statement statement, Table<?> table, CopyBuffer rows)
            throws SQLException {
        if (table.merge() instanceof Table.Merge.Keep) {
            Savepoint before = connection.setSavepoint();
            try {
                copy(connection, table.copy(), rows);
                connection.releaseSavepoint(before);
                return rows.rows();
            } catch (SQLException e) {
                if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
            }
        }
        copy(connection, table.copyIntoStaging(), rows);
        return statement.executeUpdate(table.mergeStaging());
    }

    /** The temporary tables live as long as the connection; each commit empties them. */
    private static void createStaging(Statement statement) throws SQLException {
        try (ResultSet last = statement.executeQuery(
                "SELECT to_regclass('pg_temp." + Tables.ALL.getLast().staging() + "') IS NOT NULL")) {
            last.next();
            if (last.getBoolean(1)) {
                return;
            }
        }
        for (Table<?> table : Tables.ALL) {
            statement.execute(table.createStaging());
        }
    }

    private static void copy(Connection connection, String sql, CopyBuffer rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try (OutputStream out = new BufferedOutputStream(new PGCopyOutputStream(copy, CHUNK_BYTES), CHUNK_BYTES)) {
            rows.writeTo(out);
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException refusal ? refusal : new SQLException(e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
