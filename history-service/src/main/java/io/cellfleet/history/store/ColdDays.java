package io.cellfleet.history.store;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.minutes.PackMinute;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Puts the blocks of minutes together into the blocks of their hours, by days that are over. What is done of a pack and day
 * is done in one transaction, so it may be killed at any time: a minute's values are in its own row or in its hour, never
 * in neither. What comes late to a cold day has a block of its own until it is put to the others.
 */
@ApplicationScoped
public class ColdDays {

    private static final Logger LOG = Logger.getLogger(ColdDays.class);

    /** Of the next pack that has a block of its own. */
    private static final String NEXT_PACK =
            "SELECT pack_id FROM history.%s WHERE pack_id > ? AND block IS NOT NULL ORDER BY pack_id, minute LIMIT 1";

    private static final String BLOCKS = """
            SELECT (extract(epoch FROM minute) / 60)::bigint, block FROM history.%s
            WHERE pack_id = ? AND block IS NOT NULL ORDER BY minute FOR UPDATE
            """;

    private static final String TAKE_OUT = """
            UPDATE history.%s SET block = NULL
            WHERE pack_id = ? AND minute IN (
                SELECT timestamptz 'epoch' + number * interval '1 minute' FROM unnest(?::bigint[]) AS taken (number))
            """;

    private final DataSource database;

    public ColdDays(DataSource database) {
        this.database = database;
    }

    /**
     * Makes days cold, the oldest first.
     *
     * @param before   days that end then or before
     * @param stopping whether to stop after the pack in hand
     * @return hours that were written
     */
    public int make(Instant before, BooleanSupplier stopping) throws SQLException {
        int made = 0;
        try (JobLock lock = JobLock.take(database, "history cold days")) {
            Connection connection = lock.connection();
            if (connection == null) {
                return 0;
            }
            for (Partition day : Partitions.of(connection, Tables.PACK_MINUTE.name())) {
                if (!day.end().isAfter(before)) {
                    made += make(connection, day, stopping);
                }
                if (stopping.getAsBoolean()) {
                    break;
                }
            }
        }
        return made;
    }

    private static int make(Connection connection, Partition day, BooleanSupplier stopping) throws SQLException {
        int made = 0;
        Optional<String> pack = nextPack(connection, day, "");
        while (pack.isPresent()) {
            if (stopping.getAsBoolean()) {
                return made;
            }
            made += make(connection, day, pack.get());
            pack = nextPack(connection, day, pack.get());
        }
        try (Statement statement = connection.createStatement()) {
            String index = day.name() + "_late";
            try (ResultSet known = statement.executeQuery("SELECT to_regclass('history." + index + "') IS NOT NULL")) {
                known.next();
                if (known.getBoolean(1)) {
                    return made;
                }
            }
            // Gives back what the blocks took. Who asks for the day or writes into it waits, so this does not wait long
            // itself.
            statement.execute("SET lock_timeout = '5s'");
            try {
                statement.execute("VACUUM (FULL, ANALYZE) history." + day.name());
            } catch (SQLException e) {
                LOG.warnf("a cold day keeps its room for now: partition=%s reason=%s", day.name(), e.getMessage());
                return made;
            } finally {
                statement.execute("RESET lock_timeout");
            }
            // Says that this was done, and finds what comes late.
            statement.execute("CREATE INDEX " + index + " ON history." + day.name()
                    + " (pack_id, minute) WHERE block IS NOT NULL");
        }
        if (made > 0) {
            LOG.infof("a day is cold: partition=%s hours=%d", day.name(), made);
        }
        return made;
    }

    private static Optional<String> nextPack(Connection connection, Partition day, String after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_PACK.formatted(day.name()))) {
            statement.setString(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static int make(Connection connection, Partition day, String packId) throws SQLException {
        return JobLock.inTransaction(connection, () -> {
            int made = 0;
            for (Map.Entry<Long, NavigableMap<Long, byte[]>> hour :
                    blocks(connection, day, packId).entrySet()) {
                if (make(connection, day, packId, hour.getKey(), hour.getValue())) {
                    made++;
                }
            }
            return made;
        });
    }

    /** By hour, then by minute. */
    private static NavigableMap<Long, NavigableMap<Long, byte[]>> blocks(
            Connection connection, Partition day, String packId) throws SQLException {
        NavigableMap<Long, NavigableMap<Long, byte[]>> blocks = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(BLOCKS.formatted(day.name()))) {
            statement.setString(1, packId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long minute = rows.getLong(1);
                    blocks.computeIfAbsent(HourBlocks.ofMinute(minute), unused -> new TreeMap<>())
                            .put(minute, rows.getBytes(2));
                }
            }
        }
        return blocks;
    }

    /** A damaged row stays as it is, and its hour with it. */
    private static boolean make(
            Connection connection, Partition day, String packId, long hour, NavigableMap<Long, byte[]> minutes)
            throws SQLException {
        NavigableMap<Long, List<PackStatus>> all = new TreeMap<>();
        try {
            Optional<byte[]> before = HourBlocks.read(connection, packId, hour);
            if (before.isPresent()) {
                for (PackStatus status : HourBlocks.statuses(before.get(), packId, hour)) {
                    all.computeIfAbsent(PackMinute.of(status), unused -> new ArrayList<>())
                            .add(status);
                }
            }
            for (Map.Entry<Long, byte[]> minute : minutes.entrySet()) {
                all.put(minute.getKey(), MinuteRows.statuses(packId, minute.getKey(), minute.getValue()));
            }
        } catch (DamagedRowException e) {
            LOG.errorf("an hour is left as it is: reason=%s", e.getMessage());
            return false;
        }
        List<PackStatus> statuses = all.values().stream().flatMap(List::stream).toList();
        if (statuses.size() > Block.MOST_ROWS) {
            LOG.warnf(
                    "an hour is left as it is, it has more records than a row holds: pack=%s hour=%d records=%d",
                    packId, hour, statuses.size());
            return false;
        }
        HourBlocks.write(connection, packId, hour, statuses);
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OUT.formatted(day.name()))) {
            Array taken = connection.createArrayOf("int8", minutes.keySet().toArray());
            statement.setString(1, packId);
            statement.setArray(2, taken);
            statement.executeUpdate();
        }
        return true;
    }
}
