package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** Where each partition goes on: the only place that says so, Kafka's own group offsets are not used. */
@ApplicationScoped
public class TopicOffsets {

    private static final String READ =
            "SELECT topic, partition, next_offset, topic_id, generation FROM history.topic_offset";

    private static final String BEGIN = """
            INSERT INTO history.topic_offset AS kept (topic, partition, next_offset, topic_id) VALUES (?, ?, ?, ?)
            ON CONFLICT (topic, partition) DO UPDATE SET
                next_offset = excluded.next_offset, topic_id = excluded.topic_id, generation = kept.generation + 1
            WHERE kept.topic_id <> excluded.topic_id
            """;

    private static final String NAME =
            "UPDATE history.topic_offset SET topic_id = ? WHERE topic = ? AND topic_id IS NULL";

    private static final String MOVE = """
            UPDATE history.topic_offset AS kept SET next_offset = wanted.next_offset
            FROM unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[])
                AS wanted (topic, partition, expected, next_offset)
            WHERE kept.topic = wanted.topic AND kept.partition = wanted.partition
                AND kept.next_offset = wanted.expected
            """;

    private final DataSource database;

    TopicOffsets(DataSource database) {
        this.database = database;
    }

    /** Where each partition goes on that has ever been written. */
    public Map<TopicPartition, KeptOffset> read() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return read(connection);
        }
    }

    /**
     * Lets partitions begin that have never been written, and those anew whose topic is another one than was read. Any other is
     * left where it is.
     *
     * @param beginnings the first offset that each has
     * @param topicIds   Kafka's id of each of their topics, by name
     */
    public void begin(Map<TopicPartition, Long> beginnings, Map<String, String> topicIds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            for (Map.Entry<TopicPartition, Long> beginning : beginnings.entrySet()) {
                String topic = beginning.getKey().topic();
                statement.setString(1, topic);
                statement.setInt(2, beginning.getKey().partition());
                statement.setLong(3, beginning.getValue());
                statement.setString(4, topicIds.get(topic));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Keeps the ids of topics where a release before kept none: it is believed that they are still the same. */
    public void name(Map<String, String> topicIds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NAME)) {
            for (Map.Entry<String, String> topic : topicIds.entrySet()) {
                statement.setString(1, topic.getValue());
                statement.setString(2, topic.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static Map<TopicPartition, KeptOffset> read(Connection connection) throws SQLException {
        Map<TopicPartition, KeptOffset> kept = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                kept.put(
                        new TopicPartition(rows.getString(1), rows.getInt(2)),
                        new KeptOffset(rows.getLong(3), rows.getString(4), rows.getInt(5)));
            }
        }
        return kept;
    }

    /** Moves all of them or throws; the caller's transaction decides whether it counts. */
    static void move(Connection connection, Collection<OffsetMove> moves) throws SQLException, OffsetMovedException {
        List<OffsetMove> wanted = moves.stream()
                .sorted(Comparator.comparing(
                                (OffsetMove move) -> move.partition().topic())
                        .thenComparingInt(move -> move.partition().partition()))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setArray(
                    1,
                    array(connection, "text", wanted, move -> move.partition().topic()));
            statement.setArray(
                    2,
                    array(connection, "int4", wanted, move -> move.partition().partition()));
            statement.setArray(3, array(connection, "int8", wanted, OffsetMove::expected));
            statement.setArray(4, array(connection, "int8", wanted, OffsetMove::next));
            int moved = statement.executeUpdate();
            if (moved != wanted.size()) {
                throw new OffsetMovedException(moved, wanted);
            }
        }
    }

    private static Array array(
            Connection connection, String type, List<OffsetMove> moves, Function<OffsetMove, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, moves.stream().map(value).toArray());
    }
}
