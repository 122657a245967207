package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The engine as it runs: Quarkus, Kafka Streams and a real broker. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
class EngineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void framesBecomeStatusesInOrderAndGarbageDoesNotStopIt() throws Exception {
        Site site = new Site();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            send(producer, Topics.SETTINGS, Site.settings(1).toByteArray());
            for (int second = 0; second < 20; second++) {
                send(producer, Topics.FRAMES, site.frame(second).toByteArray());
                send(producer, Topics.FRAMES, "noise".getBytes(StandardCharsets.UTF_8));
            }
        }

        List<Long> sequences = new ArrayList<>();
        for (byte[] value : read(Topics.STATUS, 20)) {
            sequences.add(PackStatus.parseFrom(value).getOrder().getSequence());
        }
        assertThat(sequences)
                .containsExactly(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
        List<String> reasons = new ArrayList<>();
        for (byte[] value : read(Topics.REJECTED, 20)) {
            reasons.add(RejectedRecord.parseFrom(value).getReason());
        }
        assertThat(reasons).hasSize(20).containsOnly("NOT_OURS");
    }

    private static void send(KafkaProducer<String, byte[]> producer, String topic, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, Site.INSTALLATION, value)).get();
    }

    private List<byte[]> read(String topic, int count) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "test-" + topic,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        List<byte[]> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> received : consumer.poll(Duration.ofMillis(200))) {
                    values.add(received.value());
                }
            }
        }
        return values;
    }
}
