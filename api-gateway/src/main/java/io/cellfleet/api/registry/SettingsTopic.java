package io.cellfleet.api.registry;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.api.topic.Partitions;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.InstallationSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What {@link Topics#SETTINGS} holds: the settings that the fleet runs on. */
@ApplicationScoped
class SettingsTopic {

    private static final Logger LOG = Logger.getLogger(SettingsTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    SettingsTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /**
     * The newest settings of each installation, by its id, as far as the topic goes now. What is no settings message is passed
     * over, as engines do.
     *
     * @throws KafkaException        when Kafka does not answer within some seconds, or refuses
     * @throws IllegalStateException when there is no such topic
     */
    Map<String, InstallationSettings> read() {
        Map<String, InstallationSettings> newest = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = newConsumer()) {
            List<TopicPartition> partitions = Partitions.of(Topics.SETTINGS, consumer, PATIENCE);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            long patientUntil = System.nanoTime() + PATIENCE.toNanos();
            while (Partitions.behind(consumer, ends, PATIENCE) > 0) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    take(record, newest);
                    patientUntil = System.nanoTime() + PATIENCE.toNanos();
                }
                if (System.nanoTime() > patientUntil) {
                    throw new KafkaException("nothing of " + Topics.SETTINGS + " came for " + PATIENCE);
                }
            }
        }
        return newest;
    }

    private static void take(
            ConsumerRecord<String, byte @Nullable []> record, Map<String, InstallationSettings> newest) {
        byte[] value = record.value();
        if (value == null) {
            newest.remove(record.key());
            return;
        }
        try {
            InstallationSettings settings = InstallationSettings.parseFrom(value);
            if (settings.getInstallationId().equals(record.key())) {
                newest.put(record.key(), settings);
                return;
            }
        } catch (InvalidProtocolBufferException e) {
            LOG.debugf(e, "not to be parsed, offset=%d", record.offset());
        }
        LOG.warnf(
                "a record is no settings message and is passed over, topic=%s partition=%d offset=%d",
                record.topic(), record.partition(), record.offset());
    }

    private KafkaConsumer<String, byte[]> newConsumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "api-gateway-settings");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // The topic may be cleaned while it is read.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
