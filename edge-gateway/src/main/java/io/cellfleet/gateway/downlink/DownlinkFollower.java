package io.cellfleet.gateway.downlink;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Progress;
import io.cellfleet.gateway.relay.EngineLink;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * Follows this gateway's downlink from its beginning, and the engine's progress in the partitions of its installations.
 * Tries again without end; without Kafka the link to the engine ends by itself.
 */
public final class DownlinkFollower implements Worker.Task {

    private static final Logger LOG = Logger.getLogger(DownlinkFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** An empty answer costs as much of a metered uplink as a full one, so the broker may hold it back for long. */
    private static final int FETCH_WAIT_MS = 20_000;

    private static final int REQUEST_TIMEOUT_MS = 30_000;

    private final Map<String, Object> kafka;
    private final String topic;
    private final Collection<String> installations;
    private final DownlinkBook book;
    private final EngineLink link;
    private final Runnable changed;
    private String said = "";

    /**
     * @param kafka         how Kafka is reached
     * @param installations whose packs have a line here
     * @param changed       called when the engine has come on
     */
    public DownlinkFollower(
            Map<String, Object> kafka,
            String gatewayId,
            Collection<String> installations,
            DownlinkBook book,
            EngineLink link,
            Runnable changed) {
        this.kafka = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (ConsumerConfig.configNames().contains(name)) {
                this.kafka.put(name, value);
            }
        });
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.kafka.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        this.kafka.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        this.topic = Topics.downlink(gatewayId).name();
        this.installations = List.copyOf(installations);
        this.book = book;
        this.link = link;
        this.changed = changed;
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        while (!stop.isGiven()) {
            try {
                connect(stop);
            } catch (InterruptException stopped) {
                throw new InterruptedException(stopped.getMessage());
            } catch (KafkaException e) {
                say("Kafka: " + e.getMessage());
            }
            stop.await(PAUSE);
        }
    }

    private void connect(StopSignal stop) {
        Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            if (assign(consumer)) {
                follow(consumer, stop);
            }
        } finally {
            // Kafka marks an interrupted thread again, and closing would wait for the broker's held back answer.
            Thread.interrupted();
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private boolean assign(Consumer<String, byte[]> consumer) {
        if (consumer.partitionsFor(topic, ASK).isEmpty()) {
            say("there is no topic " + topic + " yet");
            return false;
        }
        int partitions = consumer.partitionsFor(Topics.PROGRESS, ASK).size();
        if (partitions == 0) {
            say("there is no topic " + Topics.PROGRESS + " yet");
            return false;
        }
        TopicPartition downlink = new TopicPartition(topic, 0);
        List<TopicPartition> progress = installations.stream()
                .map(id -> partitionOf(id, partitions))
                .distinct()
                .map(number -> new TopicPartition(Topics.PROGRESS, number))
                .toList();
        List<TopicPartition> all = new ArrayList<>(progress);
        all.add(downlink);
        consumer.assign(all);
        consumer.seekToBeginning(List.of(downlink));
        // What it said before is of no use: only records of this run can prove a link.
        consumer.seekToEnd(progress);
        return true;
    }

    /** Where Kafka's producers put records of this installation. */
    public static int partitionOf(String installationId, int partitions) {
        return Utils.toPositive(Utils.murmur2(Utils.utf8(installationId))) % partitions;
    }

    private void follow(Consumer<String, byte[]> consumer, StopSignal stop) {
        while (!stop.isGiven()) {
            for (ConsumerRecord<String, byte[]> consumed : consumer.poll(POLL)) {
                if (!said.isEmpty()) {
                    LOG.info("The downlink is read");
                    said = "";
                }
                if (consumed.topic().equals(topic)) {
                    book.take(consumed.key(), consumed.value());
                } else {
                    progress(consumed);
                }
            }
        }
    }

    private void progress(ConsumerRecord<String, byte[]> consumed) {
        try {
            Progress progress = Progress.parseFrom(consumed.value());
            if (progress.getPartition() == consumed.partition()) {
                link.applied(progress.getPartition(), progress.getAppliedOffset());
                changed.run();
            }
        } catch (InvalidProtocolBufferException e) {
            LOG.warnf("A record of the engine's progress is not understood reason=%s", e.getMessage());
        }
    }

    /** An outage lasts for days; it is said once. */
    private void say(String trouble) {
        if (!trouble.equals(said)) {
            LOG.warnf("The downlink cannot be read, it is tried without end reason=%s", trouble);
            said = trouble;
        }
    }
}
