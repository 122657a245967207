package io.cellfleet.api.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.contract.Topics;
import io.cellfleet.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway may do at a real broker with the credentials it was given, and what it may not. */
class KafkaAccessTest {

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static Map<String, String> first;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.startGuarded(folder);
        kafka.createTopics(1);
        first = access(kafka.bootstrapServers()).grant("gateway-1");
        access(kafka.bootstrapServers()).grant("gateway-2");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void itIsToldWhereAndHow() {
        assertThat(first)
                .containsEntry("bootstrap.servers", kafka.guardedServers())
                .containsEntry("security.protocol", "SASL_PLAINTEXT")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsOnlyKeys("bootstrap.servers", "security.protocol", "sasl.mechanism", "sasl.jaas.config");
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.FRAMES, Topics.PRESENCE})
    void itMayWriteRecordsAndPresence(String topic) {
        assertThatCode(() -> write(first, topic)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Topics.SETTINGS,
                Topics.STATUS,
                Topics.EVENTS,
                Topics.OPERATOR_ACTIONS,
                Topics.PROGRESS,
                Topics.REJECTED,
                "cellfleet.downlink.gateway-1",
                "cellfleet.downlink.gateway-2"
            })
    void itMayWriteNothingElse(String topic) {
        assertThatThrownBy(() -> write(first, topic)).hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.PROGRESS, "cellfleet.downlink.gateway-1"})
    void itMayReadItsDownlinkAndTheProgress(String topic) {
        assertThatCode(() -> read(first, topic)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cellfleet.downlink.gateway-2",
                Topics.FRAMES,
                Topics.PRESENCE,
                Topics.SETTINGS,
                Topics.STATUS,
                Topics.EVENTS,
                Topics.OPERATOR_ACTIONS,
                Topics.REJECTED
            })
    void itMayReadNothingElse(String topic) {
        assertThatThrownBy(() -> read(first, topic)).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void newAccessEndsTheOldOne() {
        Map<String, String> before = access(kafka.bootstrapServers()).grant("gateway-3");
        Map<String, String> after = access(kafka.bootstrapServers()).grant("gateway-3");

        assertThatCode(() -> write(after, Topics.FRAMES)).doesNotThrowAnyException();
        assertThatThrownBy(() -> write(before, Topics.FRAMES))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void withoutKafkaThereIsNone() {
        assertThatThrownBy(() -> access("127.0.0.1:1").grant("gateway-4"))
                .isInstanceOf(KafkaAccess.AccessRefused.class)
                .hasMessageContaining("Kafka gave gateway gateway-4 no access: ");
    }

    private static KafkaAccess access(String bootstrapServers) {
        return new KafkaAccess(
                new EnrolmentConfig() {

                    @Override
                    public Optional<String> fleetSecret() {
                        return Optional.empty();
                    }

                    @Override
                    public Access gatewayAccess() {
                        return Access.SCRAM;
                    }

                    @Override
                    public Optional<String> gatewayBootstrapServers() {
                        return Optional.of(kafka.guardedServers());
                    }

                    @Override
                    public String gatewaySecurityProtocol() {
                        return "SASL_PLAINTEXT";
                    }
                },
                Map.of("bootstrap.servers", bootstrapServers));
    }

    private static void write(Map<String, String> client, String topic)
            throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(client);
        config.put("max.block.ms", 20_000);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", new byte[1])).get();
        }
    }

    private static void read(Map<String, String> client, String topic) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("default.api.timeout.ms", 20_000);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.poll(Duration.ofSeconds(1));
        }
    }
}
