package io.cellfleet.history.store;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.columns.StatusBlock;
import io.cellfleet.history.minutes.Order;
import io.cellfleet.history.minutes.PackMinute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All raw values of one pack in a stretch of time, minute by minute: those that are in memory, in the rows of minutes, and
 * in the blocks of cold hours. For one use.
 */
final class RawWalk {

    private static final int FETCH_ROWS = 500;

    private static final String MINUTES = """
            SELECT (extract(epoch FROM minute) / 60)::bigint, block
            FROM history.pack_minute WHERE pack_id = ? AND minute >= ? AND minute <= ? ORDER BY minute
            """;

    private final Connection connection;
    private final String packId;
    private final long firstMinute;
    private final long lastMinute;
    private final IntPredicate needed;
    private final NavigableMap<Long, Map<Order, PackStatus>> held = new TreeMap<>();

    /** Minutes of one hour, one after the other, that are in its block. */
    private long coldFrom;

    private long coldTo = -1;

    private long triedFrom;
    private long triedTo = -1;

    private long decodedHour = -1;
    private @Nullable Block decoded;

    /**
     * @param range     whose minutes are gone through, also those that are half in it
     * @param needed    columns; the others may be left out
     * @param unwritten what may not be in the database yet; at any time
     */
    RawWalk(Connection connection, String packId, TimeRange range, IntPredicate needed, List<PackStatus> unwritten) {
        this.connection = connection;
        this.packId = packId;
        firstMinute = range.fromMs() / PackMinute.MINUTE_MS;
        lastMinute = (range.lastEndMs() - 1) / PackMinute.MINUTE_MS;
        this.needed = needed;
        for (PackStatus status : unwritten) {
            long minute = PackMinute.of(status);
            if (minute >= firstMinute && minute <= lastMinute) {
                held.computeIfAbsent(minute, unused -> new TreeMap<>())
                        .putIfAbsent(Order.of(status.getOrder()), status);
            }
        }
    }

    /**
     * All statuses in a stretch of time that are in the database: by minute, in a minute by order number.
     *
     * @throws DamagedRowException naming the row that cannot be read
     */
    static List<PackStatus> statuses(Connection connection, String packId, TimeRange range)
            throws SQLException, DamagedRowException {
        List<PackStatus> statuses = new ArrayList<>();
        try {
            new RawWalk(connection, packId, range, id -> true, List.of()).walk((block, fromMs, toMs) -> {
                statuses.addAll(statuses(block, packId, range, fromMs, toMs));
                return true;
            });
        } catch (TooManyPointsException e) {
            throw new IllegalStateException("statuses are not counted", e);
        }
        return statuses;
    }

    /** Those of a block that a visitor is to take, and that are in the range. */
    static List<PackStatus> statuses(Block block, String packId, TimeRange range, long fromMs, long toMs)
            throws CorruptBlockException {
        return new StatusBlock(block)
                .statuses(packId).stream()
                        .filter(status -> status.getAtMs() >= Math.max(fromMs, range.fromMs())
                                && status.getAtMs() < Math.min(toMs, range.toMs()))
                        .toList();
    }

    /** Takes what is of a stretch of time. */
    interface Visitor {
        /**
         * @param block  in which there may be more
         * @param fromMs of what is meant of it; ms since 1970
         * @param toMs   exclusive; ms since 1970
         * @return whether to go on
         */
        boolean visit(Block block, long fromMs, long toMs) throws TooManyPointsException, CorruptBlockException;
    }

    /**
     * Goes through it, oldest first.
     *
     * @throws DamagedRowException naming the row that cannot be read
     */
    void walk(Visitor visitor) throws SQLException, TooManyPointsException, DamagedRowException {
        boolean isLong = lastMinute - firstMinute >= FETCH_ROWS;
        // Rows come in portions only within a transaction, which costs two more ways to the server.
        connection.setAutoCommit(!isLong);
        try (PreparedStatement statement = connection.prepareStatement(MINUTES)) {
            statement.setFetchSize(FETCH_ROWS);
            statement.setString(1, packId);
            statement.setObject(2, time(firstMinute));
            statement.setObject(3, time(lastMinute));
            try (ResultSet rows = statement.executeQuery()) {
                walk(rows, visitor);
            }
        } finally {
            if (isLong) {
                connection.rollback();
            }
        }
    }

    /** The minutes that were looked at last: those that cannot be read, when it ended so. */
    TimeRange tried() {
        return new TimeRange(triedFrom * PackMinute.MINUTE_MS, (triedTo + 1) * PackMinute.MINUTE_MS);
    }

    private void walk(ResultSet rows, Visitor visitor)
            throws SQLException, TooManyPointsException, DamagedRowException {
        while (rows.next()) {
            long minute = rows.getLong(1);
            if (!visitHeldBefore(minute, visitor)) {
                return;
            }
            byte[] block = rows.getBytes(2);
            Map<Order, PackStatus> also = held.remove(minute);
            if (block == null && also == null) {
                if (!addCold(minute, visitor)) {
                    return;
                }
            } else if (!visitCold(visitor) || !visitMinute(minute, block, also, visitor)) {
                return;
            }
        }
        if (visitHeldBefore(Long.MAX_VALUE, visitor)) {
            visitCold(visitor);
        }
    }

    private boolean visitHeldBefore(long minute, Visitor visitor)
            throws SQLException, TooManyPointsException, DamagedRowException {
        while (!held.isEmpty() && held.firstKey() < minute) {
            Map.Entry<Long, Map<Order, PackStatus>> first = held.pollFirstEntry();
            if (!visitCold(visitor) || !visitMinute(first.getKey(), null, first.getValue(), visitor)) {
                return false;
            }
        }
        return true;
    }

    private boolean visitMinute(
            long minute, byte @Nullable [] kept, @Nullable Map<Order, PackStatus> also, Visitor visitor)
            throws SQLException, TooManyPointsException, DamagedRowException {
        triedFrom = minute;
        triedTo = minute;
        try {
            return visit(block(minute, kept, also), minute, minute, visitor);
        } catch (CorruptBlockException e) {
            throw DamagedRowException.ofMinute(packId, minute, e);
        }
    }

    /** What is in the database stays as it is there. */
    private Block block(long minute, byte @Nullable [] kept, @Nullable Map<Order, PackStatus> also)
            throws SQLException, CorruptBlockException, DamagedRowException {
        if (also == null) {
            return Block.decode(Objects.requireNonNull(kept, "neither in the database nor in memory"), needed);
        }
        Map<Order, PackStatus> all = new TreeMap<>(also);
        List<PackStatus> statuses;
        if (kept != null) {
            statuses = new StatusBlock(Block.decode(kept)).statuses(packId);
        } else {
            Optional<byte[]> hour = HourBlocks.read(connection, packId, HourBlocks.ofMinute(minute));
            statuses = hour.isPresent() ? HourBlocks.ofMinute(hour.get(), packId, minute) : List.of();
        }
        statuses.forEach(status -> all.put(Order.of(status.getOrder()), status));
        return StatusBlock.of(List.copyOf(all.values())).block();
    }

    private boolean addCold(long minute, Visitor visitor)
            throws SQLException, TooManyPointsException, DamagedRowException {
        if (coldTo >= 0 && HourBlocks.ofMinute(coldFrom) != HourBlocks.ofMinute(minute) && !visitCold(visitor)) {
            return false;
        }
        if (coldTo < 0) {
            coldFrom = minute;
        }
        coldTo = minute;
        return true;
    }

    private boolean visitCold(Visitor visitor) throws SQLException, TooManyPointsException, DamagedRowException {
        if (coldTo < 0) {
            return true;
        }
        long hour = HourBlocks.ofMinute(coldFrom);
        triedFrom = coldFrom;
        triedTo = coldTo;
        try {
            if (decodedHour != hour) {
                Optional<byte[]> kept = HourBlocks.read(connection, packId, hour);
                decoded = kept.isPresent() ? Block.decode(kept.get(), needed) : null;
                decodedHour = hour;
            }
            return decoded == null || visit(decoded, coldFrom, coldTo, visitor);
        } catch (CorruptBlockException e) {
            throw DamagedRowException.ofHour(packId, hour, e);
        } finally {
            coldTo = -1;
        }
    }

    private static boolean visit(Block block, long firstMinute, long lastMinute, Visitor visitor)
            throws TooManyPointsException, CorruptBlockException {
        return visitor.visit(block, firstMinute * PackMinute.MINUTE_MS, (lastMinute + 1) * PackMinute.MINUTE_MS);
    }

    private static Object time(long minute) {
        return Instant.ofEpochMilli(minute * PackMinute.MINUTE_MS).atOffset(ZoneOffset.UTC);
    }
}
