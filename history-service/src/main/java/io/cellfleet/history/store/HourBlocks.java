package io.cellfleet.history.store;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.Block.Pressing;
import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.columns.StatusBlock;
import io.cellfleet.history.minutes.PackMinute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The blocks of cold hours, one for each pack and hour. Hours are numbered since 1970. */
final class HourBlocks {

    static final int MINUTES = 60;

    private static final long HOUR_MS = MINUTES * PackMinute.MINUTE_MS;

    private static final String READ = "SELECT block FROM history.pack_hour_block WHERE pack_id = ? AND hour = ?";

    private static final String WRITE = """
            INSERT INTO history.pack_hour_block (pack_id, hour, rows, block) VALUES (?, ?, ?, ?)
            ON CONFLICT (pack_id, hour) DO UPDATE SET rows = excluded.rows, block = excluded.block
            """;

    private HourBlocks() {}

    /** The hour that a minute is in; since 1970. */
    static long ofMinute(long minute) {
        return Math.floorDiv(minute, MINUTES);
    }

    /** The block as it is kept; none when nothing of the hour is cold, or its raw values are not kept any more. */
    static Optional<byte[]> read(Connection connection, String packId, long hour) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, packId);
            statement.setObject(2, Instant.ofEpochMilli(hour * HOUR_MS).atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** Writes the hour, also in place of one that is there. */
    static void write(Connection connection, String packId, long hour, List<PackStatus> statuses) throws SQLException {
        byte[] block = StatusBlock.of(statuses).block().encode(Pressing.HARD);
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, packId);
            statement.setObject(2, Instant.ofEpochMilli(hour * HOUR_MS).atOffset(ZoneOffset.UTC));
            statement.setInt(3, statuses.size());
            statement.setBytes(4, block);
            statement.executeUpdate();
        }
    }

    /**
     * The statuses of a minute in the block of its hour.
     *
     * @throws DamagedRowException when the block cannot be read
     */
    static List<PackStatus> ofMinute(byte[] block, String packId, long minute) throws DamagedRowException {
        return statuses(block, packId, ofMinute(minute)).stream()
                .filter(status -> PackMinute.of(status) == minute)
                .toList();
    }

    /**
     * All statuses of a block.
     *
     * @throws DamagedRowException when the block cannot be read
     */
    static List<PackStatus> statuses(byte[] block, String packId, long hour) throws DamagedRowException {
        try {
            return new StatusBlock(Block.decode(block)).statuses(packId);
        } catch (CorruptBlockException e) {
            throw DamagedRowException.ofHour(packId, hour, e);
        }
    }
}
