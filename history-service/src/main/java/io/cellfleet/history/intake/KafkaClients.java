package io.cellfleet.history.intake;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.MessageSerializer;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the consumer, the producer and who asks for topics. Where the brokers are and how they are spoken to comes from {@code kafka.*}. */
@ApplicationScoped
class KafkaClients {

    private static final int MIB = 1024 * 1024;

    private final Map<String, Object> common;
    private final IntakeConfig config;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> common, IntakeConfig config) {
        this.common = Map.copyOf(common);
        this.config = config;
    }

    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "history-intake");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupId());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxPollRecords());
        // The engine writes in transactions: what it takes back must never be seen.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Offsets are kept in PostgreSQL, and only there. A kept offset that Kafka does not have is told, not skipped.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Range gives the same numbers of both topics to the same instance.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        // After a crash the partitions are free soon.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        // Topics that are created later are found soon.
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 30_000);
        // A quarter of a second is gathered into one transaction; memory stays small.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, MIB);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * MIB);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MIB);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], MessageLite> producer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "history-rejected");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4 * MIB);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new MessageSerializer());
    }

    Admin admin() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "history-topics");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return Admin.create(settings);
    }
}
