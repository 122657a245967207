package io.cellfleet.gateway.downlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.relay.EngineLink;
import io.cellfleet.gateway.spool.SpoolDatabase;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker: a topic that comes late, transactions that come to nothing, and the partition that counts. */
class DownlinkFollowerTest {

    private static final int PARTITIONS = 4;
    private static final String TOPIC = Topics.downlink(Messages.GATEWAY).name();

    @TempDir
    Path folder;

    @Test
    void followsWhatIsCommitted() throws IOException, InterruptedException, ExecutionException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                SpoolDatabase database = SpoolDatabase.open(folder)) {
            kafka.createTopics(PARTITIONS);
            DownlinkBook book = new DownlinkBook(Messages.GATEWAY, Set.of("a"), DownlinkTable.open(database), () -> {});
            EngineLink link = new EngineLink(EngineLink.LIFE);
            Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
            Worker worker = new Worker(
                    "downlink",
                    new DownlinkFollower(config, Messages.GATEWAY, List.of("house-1"), book, link, () -> {}));
            worker.start();
            Thread.sleep(1_000);
            try (Admin admin = Admin.create(config)) {
                var downlink = Topics.downlink(Messages.GATEWAY);
                admin.createTopics(List.of(new NewTopic(downlink.name(), 1, (short) 1).configs(downlink.config())))
                        .all()
                        .get();
            }

            try (KafkaProducer<String, byte[]> engine = engine(kafka)) {
                engine.initTransactions();
                engine.beginTransaction();
                send(engine, settings(1));
                engine.commitTransaction();
                Eventually.is("the settings are known", () -> isRevision(book, 1));

                engine.beginTransaction();
                send(engine, settings(2));
                engine.flush();
                engine.abortTransaction();
                engine.beginTransaction();
                send(
                        engine,
                        new ProducerRecord<>(TOPIC, 0, "order/a", Messages.order(Messages.order("a", 1, 7, true))));
                engine.commitTransaction();
                Eventually.is("the order is known", () -> book.order("a").isPresent());
                assertThat(isRevision(book, 1))
                        .as("what came to nothing was never said")
                        .isTrue();

                int ours = DownlinkFollower.partitionOf("house-1", PARTITIONS);
                int another = (ours + 1) % PARTITIONS;
                link.acknowledged(ours, 40, 1_000);
                link.acknowledged(another, 40, 1_000);
                engine.beginTransaction();
                send(engine, progress(another, another, 41));
                send(engine, progress(ours, another, 41));
                send(engine, progress(ours, ours, 41));
                engine.commitTransaction();
                Eventually.is("the engine follows", () -> link.isLinked(ours, 2_000));
                assertThat(link.isLinked(another, 2_000))
                        .as("nobody asked for it")
                        .isFalse();

                engine.beginTransaction();
                send(engine, new ProducerRecord<>(TOPIC, 0, "order/a", null));
                engine.commitTransaction();
                Eventually.is("the order is taken back", () -> book.order("a").isEmpty());
            } finally {
                worker.stop();
                worker.join(Duration.ofSeconds(3));
            }
            assertThat(worker.failure()).isEmpty();
        }
    }

    /** As Kafka's own producer puts them. */
    @Test
    void partitions() throws IOException, ExecutionException, InterruptedException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            kafka.createTopics(PARTITIONS);
            Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
                for (String id : List.of("house-1", "site-cabin", "a", "installation-9999")) {
                    int partition = producer.send(new ProducerRecord<>(Topics.FRAMES, id, new byte[0]))
                            .get()
                            .partition();

                    assertThat(DownlinkFollower.partitionOf(id, PARTITIONS))
                            .as(id)
                            .isEqualTo(partition);
                }
            }
        }
    }

    private static void send(KafkaProducer<String, byte[]> engine, ProducerRecord<String, byte[]> message) {
        var unused = engine.send(message);
    }

    private static boolean isRevision(DownlinkBook book, long revision) {
        return book.pack("house-1", "a")
                .map(it -> it.settings().revision() == revision)
                .orElse(false);
    }

    private static ProducerRecord<String, byte[]> settings(long revision) {
        return new ProducerRecord<>(
                TOPIC, 0, "settings/house-1", Messages.settings(Messages.installation("house-1", revision, "a")));
    }

    private static ProducerRecord<String, byte[]> progress(int in, int of, long offset) {
        return new ProducerRecord<>(Topics.PROGRESS, in, Integer.toString(of), Messages.progress(of, offset));
    }

    private static KafkaProducer<String, byte[]> engine(EmbeddedKafka kafka) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "engine");
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
