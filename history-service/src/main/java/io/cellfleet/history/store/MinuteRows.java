package io.cellfleet.history.store;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.Block.Pressing;
import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.columns.StatusBlock;
import io.cellfleet.history.minutes.Order;
import io.cellfleet.history.minutes.PackMinute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of the raw values, one for each pack and minute. Where the row is there already, the records are put
 * into it, each order number once and the one that is there first, so what is written again changes nothing.
 */
final class MinuteRows {

    private static final Logger LOG = Logger.getLogger(MinuteRows.class);

    /** Of one day, which stands in the text: so no other day's partition is locked. */
    private static final String WANTED = """
            unnest(?::text[], ?::bigint[]) AS wanted (pack_id, number)
            JOIN history.pack_minute AS kept ON kept.pack_id = wanted.pack_id
                AND kept.minute = timestamptz 'epoch' + wanted.number * interval '1 minute'
                AND kept.minute >= timestamptz '%1$s 00:00Z' AND kept.minute < timestamptz '%1$s 00:00Z' + interval '1 day'
            """;

    private static final String KEPT = "SELECT wanted.pack_id, wanted.number, kept.block FROM " + WANTED;

    private static final String SET_ASIDE =
            "INSERT INTO history.damaged_minute (pack_id, minute, block) SELECT kept.pack_id, kept.minute, kept.block FROM "
                    + WANTED + " WHERE kept.block IS NOT NULL";

    private record Key(String packId, long minute) {}

    private MinuteRows() {}

    /** @param block null when it is in the block of its hour */
    private record Kept(byte @Nullable [] block) {}

    /**
     * What is new or has changed.
     *
     * @param rows    to write
     * @param minutes of which they are
     */
    record Changed(CopyBuffer rows, List<PackMinute> minutes) {}

    static Changed rows(Connection connection, List<PackMinute> minutes) throws SQLException {
        Map<Key, Kept> kept = kept(connection, minutes);
        List<Key> damaged = new ArrayList<>();
        CopyBuffer rows = new CopyBuffer();
        List<PackMinute> changed = new ArrayList<>();
        for (PackMinute minute : minutes) {
            Key key = new Key(minute.packId(), minute.minute());
            Map<Order, PackStatus> statuses = new TreeMap<>();
            Kept row = kept.get(key);
            if (row != null) {
                try {
                    Optional<List<PackStatus>> there = statuses(connection, key, row);
                    if (there.isEmpty()) {
                        LOG.warnf(
                                "too late, the raw values of the minute are not kept any more: pack=%s minute=%d records=%d",
                                key.packId(), key.minute(), minute.records().size());
                        continue;
                    }
                    there.get().forEach(status -> statuses.put(Order.of(status.getOrder()), status));
                } catch (DamagedRowException e) {
                    LOG.errorf("a minute begins anew, what was there is set aside: reason=%s", e.getMessage());
                    damaged.add(key);
                }
            }
            int before = statuses.size();
            addTo(statuses, minute);
            if (statuses.size() > before) {
                append(minute, List.copyOf(statuses.values()), rows);
                changed.add(minute);
            }
        }
        setAside(connection, damaged);
        return new Changed(rows, changed);
    }

    /** What a row stands for; nothing when that is not kept any more. */
    private static Optional<List<PackStatus>> statuses(Connection connection, Key key, Kept row)
            throws SQLException, DamagedRowException {
        if (row.block() != null) {
            return Optional.of(statuses(key.packId(), key.minute(), row.block()));
        }
        Optional<byte[]> hour = HourBlocks.read(connection, key.packId(), HourBlocks.ofMinute(key.minute()));
        if (hour.isEmpty()) {
            return Optional.empty();
        }
        List<PackStatus> cold = HourBlocks.ofMinute(hour.get(), key.packId(), key.minute());
        return cold.isEmpty() ? Optional.empty() : Optional.of(cold);
    }

    /**
     * The statuses in the block of a minute.
     *
     * @throws DamagedRowException when it cannot be read
     */
    static List<PackStatus> statuses(String packId, long minute, byte[] block) throws DamagedRowException {
        try {
            return new StatusBlock(Block.decode(block)).statuses(packId);
        } catch (CorruptBlockException e) {
            throw DamagedRowException.ofMinute(packId, minute, e);
        }
    }

    private static void addTo(Map<Order, PackStatus> statuses, PackMinute minute) {
        for (byte[] record : minute.records()) {
            PackStatus status = PackMinute.status(record);
            statuses.putIfAbsent(Order.of(status.getOrder()), status);
        }
    }

    private static void append(PackMinute minute, List<PackStatus> statuses, CopyBuffer rows) {
        List<PackStatus> kept = statuses;
        if (statuses.size() > Block.MOST_ROWS) {
            LOG.errorf(
                    "more records in a minute than a row holds, the last ones are not kept: pack=%s minute=%d records=%d most=%d",
                    minute.packId(), minute.minute(), statuses.size(), Block.MOST_ROWS);
            kept = statuses.subList(0, Block.MOST_ROWS);
        }
        byte[] block = StatusBlock.of(kept).block().encode(Pressing.FAST);
        try {
            Tables.PACK_MINUTE.append(
                    new MinuteRow(
                            minute.packId(), minute.minute(), kept.size(), block, MinuteSums.of(minute.minute(), kept)),
                    rows);
        } catch (NotOursException e) {
            throw new IllegalStateException("passed the check when it came, but not now", e);
        }
    }

    private static Map<Key, Kept> kept(Connection connection, List<PackMinute> minutes) throws SQLException {
        List<Key> keys = minutes.stream()
                .map(minute -> new Key(minute.packId(), minute.minute()))
                .toList();
        Map<Key, Kept> kept = new HashMap<>();
        for (Map.Entry<LocalDate, List<Key>> day : byDay(keys).entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(KEPT.formatted(day.getKey()))) {
                set(connection, statement, day.getValue());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        kept.put(new Key(rows.getString(1), rows.getLong(2)), new Kept(rows.getBytes(3)));
                    }
                }
            }
        }
        return kept;
    }

    private static SortedMap<LocalDate, List<Key>> byDay(List<Key> keys) {
        return keys.stream()
                .collect(Collectors.groupingBy(
                        key -> LocalDate.ofEpochDay(
                                Math.floorDiv(key.minute(), Duration.ofDays(1).toMinutes())),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static void setAside(Connection connection, List<Key> damaged) throws SQLException {
        for (Map.Entry<LocalDate, List<Key>> day : byDay(damaged).entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(SET_ASIDE.formatted(day.getKey()))) {
                set(connection, statement, day.getValue());
                statement.executeUpdate();
            }
        }
    }

    private static void set(Connection connection, PreparedStatement statement, List<Key> keys) throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf("text", keys.stream().map(Key::packId).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf("int8", keys.stream().map(Key::minute).toArray()));
    }
}
