package io.cellfleet.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's one SQLite file. Everybody who keeps something there names the tables with {@link #define} and works in
 * transactions, one at a time. Thread-safe.
 *
 * <p>The file is in WAL mode: a transaction is appended to {@code spool.db-wal}, and what {@link Durability} it was asked
 * for says whether the disk is waited for.
 */
public final class SpoolDatabase implements AutoCloseable {

    public static final String FILE = "spool.db";

    private static final Logger LOG = Logger.getLogger(SpoolDatabase.class);

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> definitions = new ArrayList<>();
    private @Nullable Connection connection;
    private Durability durability = Durability.PROCESS;
    private volatile @Nullable Path movedAside;

    private SpoolDatabase(Path file) {
        this.file = file;
    }

    /** What is done within a transaction. It may be given the connection, but never keeps it. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Opens the file in this folder, and makes it when it is absent. One that cannot be read is moved aside, which is
     * logged, and begun anew.
     *
     * @throws DiskTrouble when it can neither be opened nor replaced
     */
    public static SpoolDatabase open(Path folder) throws DiskTrouble {
        SpoolDatabase database = new SpoolDatabase(folder.resolve(FILE));
        try {
            database.connect(true);
        } catch (DiskTrouble e) {
            if (!e.isUnreadable()) {
                throw e;
            }
            database.replace(e.getMessage());
        }
        return database;
    }

    /**
     * Makes a table, now and whenever the file has to be begun anew.
     *
     * @param statement begins with {@code CREATE TABLE IF NOT EXISTS}
     */
    public void define(String statement) throws DiskTrouble {
        lock.lock();
        try {
            definitions.add(statement);
            write(Durability.PROCESS, it -> Sql.execute(it, statement));
        } finally {
            lock.unlock();
        }
    }

    /** Does all of the work or nothing of it. */
    public <T extends @Nullable Object> T write(Durability wanted, Work<T> work) throws DiskTrouble {
        lock.lock();
        try {
            Connection current = connect(false);
            setDurability(current, wanted);
            current.setAutoCommit(false);
            T result = work.run(current);
            current.commit();
            current.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            // A connection that failed within a transaction is not used again: opening anew rolls back for certain.
            disconnect();
            throw Sql.trouble(file, e);
        } catch (RuntimeException e) {
            disconnect();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Reads. */
    public <T extends @Nullable Object> T read(Work<T> work) throws DiskTrouble {
        lock.lock();
        try {
            return work.run(connect(false));
        } catch (SQLException e) {
            disconnect();
            throw Sql.trouble(file, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves the file aside under a name with the time, and begins a new one with the same tables.
     *
     * @param why for the log
     */
    public void replace(String why) throws DiskTrouble {
        lock.lock();
        try {
            disconnect();
            Path aside = Aside.move(file);
            movedAside = aside;
            LOG.errorf("The spool cannot be read, it is moved aside and begun anew file=%s reason=%s", aside, why);
            Connection fresh = connect(false);
            for (String definition : definitions) {
                Sql.execute(fresh, definition);
            }
        } catch (IOException | SQLException e) {
            throw Sql.trouble(file, e);
        } finally {
            lock.unlock();
        }
    }

    private Connection connect(boolean check) throws DiskTrouble {
        Connection current = connection;
        if (current != null) {
            return current;
        }
        try {
            Connection opened = Sql.connect(file);
            connection = opened;
            durability = Durability.PROCESS;
            if (check) {
                Sql.check(opened, file);
            }
            return opened;
        } catch (SQLException e) {
            disconnect();
            throw Sql.trouble(file, e);
        }
    }

    private void setDurability(Connection current, Durability wanted) throws SQLException {
        if (wanted != durability) {
            Sql.execute(current, wanted == Durability.POWER ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            durability = wanted;
        }
    }

    private void disconnect() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.warnf("The spool's file could not be closed reason=%s", e.getMessage());
            }
        }
    }

    /** Where an unreadable file was moved since the gateway started; empty when all was well. */
    public Optional<Path> movedAside() {
        return Optional.ofNullable(movedAside);
    }

    /** Bytes on disk, of the file and its log. */
    public long bytesOnDisk() {
        return size(file) + size(Path.of(file + "-wal"));
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException absent) {
            return 0;
        }
    }

    /** Everything written so far survives a power cut afterwards. */
    @Override
    public void close() {
        lock.lock();
        try {
            disconnect();
        } finally {
            lock.unlock();
        }
    }
}
