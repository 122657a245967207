package io.cellfleet.history.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.ChangesCursor;
import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.history.v1.EventsCursor;
import io.cellfleet.contract.history.v1.MinuteChange;
import io.cellfleet.contract.history.v1.StatusesCursor;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.history.minutes.PackMinute;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * What has changed, in the order of the topics' offsets, for whoever keeps a copy. Of statuses what changes is a minute of a
 * pack: it comes with all of its statuses as they are when it is asked for.
 *
 * <p>A cursor says for each partition which closing comes next, and when the last one it has seen was written. Where the database says
 * otherwise it was restored: then all closings follow that had read beyond the cursor's offset, so that nothing is left out,
 * and some may come again.
 */
@ApplicationScoped
public class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private static final int FETCH = 20;

    private static final String COUNT = """
            UPDATE history.topic_offset SET changes = changes + 1 WHERE topic = ? AND partition = ?
            RETURNING changes, generation
            """;

    private static final String WRITE = """
            INSERT INTO history.change (partition, number, position, next_offset, pack_ids, minutes)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String COUNTED = """
            SELECT kept.partition, kept.changes, kept.next_offset, kept.generation,
                coalesce((extract(epoch FROM last.written_at) * 1000000)::bigint, 0)
            FROM history.topic_offset AS kept LEFT JOIN history.change AS last
                ON last.partition = kept.partition AND last.number = kept.changes
            WHERE topic = ? ORDER BY kept.partition
            """;

    private static final String NEXT = """
            SELECT number, (extract(epoch FROM written_at) * 1000000)::bigint, next_offset, pack_ids, minutes
            FROM history.change WHERE partition = ? AND number >= ? AND position > ? ORDER BY number LIMIT
            """ + FETCH;

    private static final String FIRST = "SELECT min(number) FROM history.change WHERE partition = ?";

    private static final String WRITTEN = """
            SELECT (extract(epoch FROM written_at) * 1000000)::bigint
            FROM history.change WHERE partition = ? AND number = ?
            """;

    private static final String EVENTS = """
            SELECT event, source_offset FROM history.event
            WHERE source_partition = ? AND source_offset >= ? ORDER BY source_offset LIMIT ?
            """;

    private final DataSource database;

    Changes(DataSource database) {
        this.database = database;
    }

    /** Says which minutes a closing has changed, in its transaction; the lock on the offset keeps the numbers in order. */
    static void write(Connection connection, OffsetMove move, long position, List<PackMinute> minutes)
            throws SQLException {
        int partition = move.partition().partition();
        long number;
        int generation;
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, Topics.STATUS);
            count.setInt(2, partition);
            try (ResultSet counted = count.executeQuery()) {
                counted.next();
                number = counted.getLong(1);
                generation = counted.getInt(2);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setInt(1, partition);
            statement.setLong(2, number);
            statement.setLong(3, KeptOffset.place(generation, position));
            statement.setLong(4, KeptOffset.place(generation, move.next()));
            statement.setArray(5, connection.createArrayOf("text", values(minutes, PackMinute::packId)));
            statement.setArray(6, connection.createArrayOf("int8", values(minutes, PackMinute::minute)));
            statement.executeUpdate();
        }
    }

    private static Object[] values(List<PackMinute> minutes, Function<PackMinute, Object> value) {
        return minutes.stream().map(value).toArray();
    }

    /** The cursor of now: what was written before is not in what follows it. */
    public ChangesReply now() throws SQLException {
        try (Connection connection = database.getConnection()) {
            ChangesCursor.Builder cursor = ChangesCursor.newBuilder();
            counted(connection).values().forEach(last -> cursor.addStatuses(last.cursor()));
            nextEvents(connection)
                    .forEach((partition, offset) -> cursor.addEvents(
                            EventsCursor.newBuilder().setPartition(partition).setNextOffset(offset)));
            return ChangesReply.newBuilder().setNext(cursor).build();
        }
    }

    /**
     * What follows a cursor.
     *
     * @param limit minutes and events together, fewer where they are large; 1 or more
     * @throws CursorTooOldException when changes after it are not known any more
     */
    public ChangesReply read(ChangesCursor cursor, int limit) throws SQLException, CursorTooOldException {
        try (Connection connection = database.getConnection()) {
            Page page = new Page(connection, limit);
            Map<Integer, StatusesCursor> statuses = cursor.getStatusesList().stream()
                    .collect(
                            Collectors.toMap(StatusesCursor::getPartition, Function.identity(), (first, next) -> next));
            for (Map.Entry<Integer, Counted> last : counted(connection).entrySet()) {
                int partition = last.getKey();
                page.readStatuses(
                        statuses.getOrDefault(
                                partition,
                                StatusesCursor.newBuilder()
                                        .setPartition(partition)
                                        .setNumber(1)
                                        .build()),
                        last.getValue().changes());
            }
            Map<Integer, Long> events = cursor.getEventsList().stream()
                    .collect(Collectors.toMap(
                            EventsCursor::getPartition, EventsCursor::getNextOffset, (first, next) -> next));
            for (int partition : nextEvents(connection).keySet()) {
                page.readEvents(partition, events.getOrDefault(partition, 0L));
            }
            return page.build();
        }
    }

    /**
     * How far the log of a partition is.
     *
     * @param changes    closings that changed anything
     * @param nextOffset as {@link KeptOffset#place} has it
     * @param writtenUs  when the last of them was written, as far as it is known still; µs since 1970
     */
    private record Counted(int partition, long changes, long nextOffset, long writtenUs) {

        StatusesCursor cursor() {
            return StatusesCursor.newBuilder()
                    .setPartition(partition)
                    .setNumber(changes + 1)
                    .setSeenUs(writtenUs)
                    .setNextOffset(nextOffset)
                    .build();
        }
    }

    private static Map<Integer, Counted> counted(Connection connection) throws SQLException {
        Map<Integer, Counted> all = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COUNTED)) {
            statement.setString(1, Topics.STATUS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long next = KeptOffset.place(rows.getInt(4), rows.getLong(3));
                    all.put(rows.getInt(1), new Counted(rows.getInt(1), rows.getLong(2), next, rows.getLong(5)));
                }
            }
        }
        return all;
    }

    private static Map<Integer, Long> nextEvents(Connection connection) throws SQLException {
        return TopicOffsets.read(connection).entrySet().stream()
                .filter(kept -> kept.getKey().topic().equals(Topics.EVENTS))
                .collect(Collectors.toMap(
                        kept -> kept.getKey().partition(),
                        kept -> kept.getValue().place(kept.getValue().next()),
                        (first, next) -> next,
                        TreeMap::new));
    }

    /** One answer, as it grows. */
    private static final class Page {

        private final Connection connection;
        private final int limit;
        private final ChangesReply.Builder reply = ChangesReply.newBuilder();
        private long bytes;

        Page(Connection connection, int limit) {
            this.connection = connection;
            this.limit = limit;
        }

        /** How many minutes and events it still takes. */
        private int room() {
            return bytes >= ReplySize.FULL_BYTES ? 0 : limit - reply.getMinutesCount() - reply.getEventsCount();
        }

        void readStatuses(StatusesCursor from, long changes) throws SQLException, CursorTooOldException {
            if (room() == 0) {
                reply.setMore(true).getNextBuilder().addStatuses(from);
                return;
            }
            StatusesCursor.Builder next = from.toBuilder();
            // Where the log is not the one of the cursor, by offset.
            long position = -1;
            if (!isOfThisLog(from, changes)) {
                position = from.getNextOffset();
                next.setNumber(1).setDone(0);
            }
            List<Closing> closings = closings(next.getNumber(), from.getPartition(), position);
            if (closings.isEmpty()) {
                reply.getNextBuilder().addStatuses(from);
                return;
            }
            while (!closings.isEmpty()) {
                for (Closing closing : closings) {
                    if (closing.number() != next.getNumber()) {
                        next.setNumber(closing.number()).setDone(0);
                    }
                    while (next.getDone() < closing.minutes().size()) {
                        if (room() == 0) {
                            reply.setMore(true);
                            reply.getNextBuilder().addStatuses(next);
                            return;
                        }
                        add(closing.minutes().get(next.getDone()));
                        next.setDone(next.getDone() + 1).setSeenUs(closing.writtenUs());
                    }
                    next.setNumber(closing.number() + 1)
                            .setDone(0)
                            .setSeenUs(closing.writtenUs())
                            .setNextOffset(Math.max(next.getNextOffset(), closing.nextOffset()));
                }
                closings = closings(next.getNumber(), from.getPartition(), position);
            }
            reply.getNextBuilder().addStatuses(next);
        }

        /** Whether the closing that the cursor has seen last is the one that is there. */
        private boolean isOfThisLog(StatusesCursor from, long changes) throws SQLException, CursorTooOldException {
            boolean isBegun = from.getDone() > 0;
            long seen = isBegun ? from.getNumber() : from.getNumber() - 1;
            if (seen == 0) {
                return true;
            }
            Optional<Long> written = number(WRITTEN, from.getPartition(), seen);
            if (written.isPresent()) {
                return written.get() == from.getSeenUs();
            }
            if (seen > changes) {
                return false;
            }
            // It is known no more; what follows it must be.
            long first = number(FIRST, from.getPartition()).orElse(changes + 1);
            if (first > from.getNumber()) {
                throw new CursorTooOldException(from.getPartition(), from.getNumber(), first);
            }
            return true;
        }

        private Optional<Long> number(String sql, long... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setLong(i + 1, values[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    long number = row.getLong(1);
                    return row.wasNull() ? Optional.empty() : Optional.of(number);
                }
            }
        }

        private record Closing(long number, long writtenUs, long nextOffset, List<PackMinute> minutes) {}

        private List<Closing> closings(long from, int partition, long position) throws SQLException {
            List<Closing> closings = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
                statement.setInt(1, partition);
                statement.setLong(2, from);
                statement.setLong(3, position);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        String[] packIds = (String[]) rows.getArray(4).getArray();
                        Long[] minutes = (Long[]) rows.getArray(5).getArray();
                        List<PackMinute> changed = new ArrayList<>();
                        for (int i = 0; i < packIds.length; i++) {
                            changed.add(new PackMinute(packIds[i], minutes[i], List.of()));
                        }
                        closings.add(new Closing(rows.getLong(1), rows.getLong(2), rows.getLong(3), changed));
                    }
                }
            }
            return closings;
        }

        private void add(PackMinute minute) throws SQLException {
            MinuteChange.Builder change = reply.addMinutesBuilder()
                    .setPackId(minute.packId())
                    .setAtMs(minute.minute() * PackMinute.MINUTE_MS);
            TimeRange range = new TimeRange(change.getAtMs(), change.getAtMs() + PackMinute.MINUTE_MS);
            try {
                change.addAllStatuses(RawWalk.statuses(connection, minute.packId(), range));
            } catch (DamagedRowException e) {
                // Whoever follows must be able to go on.
                LOG.errorf("left out of the changes: reason=%s", e.getMessage());
                change.setDamaged(true);
            }
            bytes += change.build().getSerializedSize();
        }

        void readEvents(int partition, long from) throws SQLException {
            EventsCursor.Builder next =
                    EventsCursor.newBuilder().setPartition(partition).setNextOffset(from);
            int room = room();
            try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
                statement.setInt(1, partition);
                statement.setLong(2, from);
                statement.setInt(3, room + 1);
                try (ResultSet rows = statement.executeQuery()) {
                    int taken = 0;
                    while (rows.next()) {
                        if (room() == 0 || taken == room) {
                            reply.setMore(true);
                            break;
                        }
                        add(partition, rows.getLong(2), rows.getBytes(1));
                        next.setNextOffset(rows.getLong(2) + 1);
                        taken++;
                    }
                }
            }
            reply.getNextBuilder().addEvents(next);
        }

        private void add(int partition, long offset, byte[] event) {
            try {
                reply.addEvents(PackEvent.parseFrom(event));
                bytes += event.length;
            } catch (InvalidProtocolBufferException e) {
                LOG.errorf(
                        "left out of the changes: reason=an event cannot be read, partition=%d offset=%d: %s",
                        partition, offset, e.getMessage());
                reply.setDamagedEvents(reply.getDamagedEvents() + 1);
            }
        }

        ChangesReply build() {
            return reply.build();
        }
    }
}
