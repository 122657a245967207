package io.cellfleet.history.testing;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.MessageSerializer;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.StatusesReply;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.history.minutes.Unwritten;
import io.cellfleet.history.store.StatusReader;
import io.cellfleet.history.store.TimeRange;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;

/** Both ends of the service: what is written to Kafka, and what stands in the tables. */
@ApplicationScoped
public class Chain {

    private static final Unwritten NOTHING_HELD = new Unwritten() {
        @Override
        public Answer of(String packId) {
            return new Answer(List.of(), true);
        }

        @Override
        public Answer newest(List<String> packIds) {
            return new Answer(List.of(), true);
        }
    };

    private final KafkaProducer<String, byte @Nullable []> producer;
    private final String brokers;
    private final DataSource database;

    Chain(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers, DataSource database) {
        this.brokers = brokers;
        this.database = database;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** Sends statuses in order, all to the partition of their installation. */
    public void send(PackStatus... statuses) throws Exception {
        for (PackStatus status : statuses) {
            send(Topics.STATUS, status.getInstallationId(), status.toByteArray());
        }
    }

    public void send(PackEvent... events) throws Exception {
        for (PackEvent event : events) {
            send(Topics.EVENTS, event.getInstallationId(), event.toByteArray());
        }
    }

    public RecordMetadata send(String topic, @Nullable String key, byte @Nullable [] value) throws Exception {
        return producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    /** Writes in a transaction that is taken back. */
    public void sendAndAbort(PackStatus status) throws Exception {
        try (KafkaProducer<String, MessageLite> engine = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "transactional.id", "engine-" + status.getPackId()),
                new StringSerializer(),
                new MessageSerializer())) {
            engine.initTransactions();
            engine.beginTransaction();
            engine.send(new ProducerRecord<>(Topics.STATUS, status.getInstallationId(), status))
                    .get();
            engine.abortTransaction();
        }
    }

    /** The rejected record that came from there, with its key. */
    public Map.Entry<String, RejectedRecord> rejected(RecordMetadata source) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Servers.PARTITIONS)
                    .mapToObj(number -> new TopicPartition(Topics.REJECTED, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<Map.Entry<String, RejectedRecord>> found = new ArrayList<>();
            Eventually.get(
                    () -> {
                        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                            RejectedRecord rejected = RejectedRecord.parseFrom(record.value());
                            if (rejected.getSourceTopic().equals(source.topic())
                                    && rejected.getSourcePartition() == source.partition()
                                    && rejected.getSourceOffset() == source.offset()) {
                                byte[] key = record.key() == null ? new byte[0] : record.key();
                                found.add(Map.entry(new String(key, StandardCharsets.UTF_8), rejected));
                            }
                        }
                        return found;
                    },
                    list -> !list.isEmpty());
            return found.getFirst();
        }
    }

    /** Waits until a pack has so many rows in a table. */
    public void awaitRows(String table, String packId, long rows) throws Exception {
        Eventually.get(() -> countRows(table, packId), count -> count == rows);
    }

    /** Waits until so many statuses of a pack are in the database. */
    public void awaitStatuses(String packId, int statuses) throws Exception {
        Eventually.get(() -> statuses(packId), list -> list.size() == statuses);
    }

    /** What is in the database of a pack, by minute and then by order number. */
    public List<PackStatus> statuses(String packId) throws Exception {
        return statuses(database, packId);
    }

    /** The same of another database. */
    public static List<PackStatus> statuses(DataSource database, String packId) throws Exception {
        StatusesReply reply = new StatusReader(database, NOTHING_HELD)
                .read(new StatusReader.Question(packId, new TimeRange(0, Long.MAX_VALUE), Integer.MAX_VALUE));
        if (reply.hasDamaged() || reply.getNextFromMs() > 0) {
            throw new IllegalStateException("not all: " + reply.getDamaged().getReason());
        }
        return reply.getStatusesList();
    }

    public long countRows(String table, String packId) throws SQLException {
        return (Long) row("SELECT count(*) AS n FROM history." + table + " WHERE pack_id = ?", packId)
                .get("n");
    }

    /** The only row of a question, by column. */
    public Map<String, @Nullable Object> row(String sql, String parameter) throws SQLException {
        List<Map<String, @Nullable Object>> rows = rows(sql, parameter);
        if (rows.isEmpty()) {
            throw new AssertionError("no row: " + sql);
        }
        return rows.getFirst();
    }

    /** The rows of a question, by column. */
    public List<Map<String, @Nullable Object>> rows(String sql, String parameter) throws SQLException {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
                    }
                    all.add(row);
                }
            }
        }
        return all;
    }

    /** What changes a table while the service works may meet its locks in a circle; then nothing was done, and it is again. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!PSQLState.DEADLOCK_DETECTED.getState().equals(e.getSQLState())) {
                throw e;
            }
            execute(sql);
        }
    }
}
