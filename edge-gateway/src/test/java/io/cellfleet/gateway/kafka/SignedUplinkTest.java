package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.signature.GatewayKey;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.contract.trace.TraceHeader;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.Presence;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.gateway.config.KeySettings;
import io.cellfleet.gateway.work.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a real broker can be checked by whoever has the fleet's secret. */
class SignedUplinkTest {

    private static final GatewayRecord RECORD = GatewayRecord.newBuilder()
            .setGatewayId("gateway-1")
            .setInstallationId("farm")
            .setWaitedMs(7)
            .build();
    private static final Presence PRESENCE = Presence.newBuilder()
            .setGatewayId("gateway-1")
            .setInstallationId("farm")
            .build();

    private final FleetSecret secret = FleetSecret.of(new byte[FleetSecret.SECRET_BYTES]);

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder, 0);
        kafka.createTopics(1);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void recordsAndPresenceAreSigned() throws Exception {
        send(Optional.of(KeySettings.parse(HexFormat.of().formatHex(secret.keyBytes("gateway-1", 5)), 5)));

        GatewayKey key = secret.key("gateway-1", 5);
        for (String topic : List.of(Topics.FRAMES, Topics.PRESENCE)) {
            assertThat(read(topic)).as(topic).singleElement().satisfies(it -> {
                byte[] header = it.headers().lastHeader(RecordSignature.HEADER).value();
                RecordSignature signature = RecordSignature.parse(header).orElseThrow();
                assertThat(signature.generation()).isEqualTo(5);
                assertThat(key.made(signature, it.value())).isTrue();
            });
        }
        assertThat(GatewayRecord.parseFrom(read(Topics.FRAMES).getFirst().value()))
                .isEqualTo(RECORD);
    }

    @Test
    void aGatewayWithoutAKeySignsNothing() throws Exception {
        send(Optional.empty());

        assertThat(read(Topics.FRAMES))
                .singleElement()
                .satisfies(it -> assertThat(it.headers()).isEmpty());
    }

    @Test
    void oneOfSoManyFramesBeginsATrace() throws Exception {
        send(Optional.empty(), new TraceMark(2, new SplittableRandom(1)), RECORD, RECORD, RECORD, PRESENCE);

        assertThat(read(Topics.FRAMES))
                .extracting(it -> it.headers().lastHeader(TraceHeader.NAME) != null)
                .containsExactly(true, false, true);
        assertThat(read(Topics.PRESENCE))
                .singleElement()
                .satisfies(it -> assertThat(it.headers()).isEmpty());
    }

    private void send(Optional<KeySettings> key) throws Exception {
        send(key, Site.NO_TRACES, RECORD, PRESENCE);
    }

    private void send(Optional<KeySettings> key, TraceMark traces, MessageLite... messages) throws Exception {
        Map<String, Object> config = ProducerConfigs.of(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        try (KafkaOutlet outlet = KafkaOutlet.open(config, new RecordSigner(key), traces, new StopSignal())) {
            for (MessageLite message : messages) {
                String topic = message == RECORD ? Topics.FRAMES : Topics.PRESENCE;
                sent(outlet, topic, message).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static CompletableFuture<Outlet.Place> sent(Outlet outlet, String topic, MessageLite message) {
        CompletableFuture<Outlet.Place> known = new CompletableFuture<>();
        outlet.send(topic, "farm", message, (place, failure) -> {
            if (failure == null) {
                known.complete(place);
            } else {
                known.completeExceptionally(failure);
            }
        });
        return known;
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }
}
