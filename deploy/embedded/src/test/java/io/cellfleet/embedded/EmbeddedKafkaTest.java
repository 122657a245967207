package io.cellfleet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EmbeddedKafkaTest {

    @TempDir
    private Path folder;

    @Test
    void keepsRecordsAndTopicsOverARestartOnTheSameFolder() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            kafka.createTopics(4);
            send(kafka, Topics.FRAMES, "site-1", "a frame");
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(readOne(kafka, Topics.FRAMES)).isEqualTo("site-1: a frame");
        }
    }

    @Test
    void createsTheTopicsOfTheContractOnceAndOnlyThose() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            kafka.createTopics(4);
            send(kafka, Topics.FRAMES, "site-1", "a frame");

            kafka.createTopics(4);

            assertThat(readOne(kafka, Topics.FRAMES)).isEqualTo("site-1: a frame");
            try (Admin admin = admin(kafka)) {
                assertThat(admin.listTopics().names().get())
                        .containsExactlyInAnyOrderElementsOf(Topics.all().stream()
                                .map(Topics.Definition::name)
                                .toList());
                assertThat(partitions(admin, Topics.STATUS)).isEqualTo(4);
                assertThat(setting(admin, Topics.SETTINGS, TopicConfig.CLEANUP_POLICY_CONFIG))
                        .isEqualTo(TopicConfig.CLEANUP_POLICY_COMPACT);
            }
        }
    }

    /** The broker opens compressed batches, so it needs every codec that its clients use. */
    @ParameterizedTest
    @ValueSource(strings = {"lz4", "zstd", "gzip", "snappy"})
    void takesWhatClientsCompress(String codec) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            kafka.createTopics(1);
            send(kafka, Topics.SETTINGS, "site-1", "settings", Map.of("compression.type", codec));

            assertThat(readOne(kafka, Topics.SETTINGS)).isEqualTo("site-1: settings");
        }
    }

    @Test
    void listensOnThePortItIsGiven() throws IOException {
        int port = FreePort.find();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, port)) {
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(FreePort.isFree(port)).isFalse();
        }
        assertThat(FreePort.isFree(port)).isTrue();
    }

    private static void send(EmbeddedKafka kafka, String topic, String key, String value) throws Exception {
        send(kafka, topic, key, value, Map.of());
    }

    private static void send(EmbeddedKafka kafka, String topic, String key, String value, Map<String, Object> settings)
            throws Exception {
        Map<String, Object> config = new HashMap<>(settings);
        config.put("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
        }
    }

    private static String readOne(EmbeddedKafka kafka, String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records.count()).isEqualTo(1);
            ConsumerRecord<String, String> only = records.iterator().next();
            return only.key() + ": " + only.value();
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static int partitions(Admin admin, String topic) throws InterruptedException, ExecutionException {
        return admin.describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get()
                .partitions()
                .size();
    }

    private static String setting(Admin admin, String topic, String name)
            throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .get()
                .get(name)
                .value();
    }
}
