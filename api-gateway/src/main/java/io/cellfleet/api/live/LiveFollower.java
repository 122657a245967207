package io.cellfleet.api.live;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.api.history.History;
import io.cellfleet.api.topic.Partitions;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.PartitionOffset;
import io.cellfleet.contract.trace.RecordTrace;
import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.contract.v1.PackStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fills the {@link LiveView}: first with the newest statuses that history knows, then from the topic, beginning where
 * history's answer ends. Whatever fails is begun anew, with growing pauses; the view never goes back, because order
 * numbers decide.
 */
@ApplicationScoped
public class LiveFollower {

    private static final Logger LOG = Logger.getLogger(LiveFollower.class);
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final History history;
    private final Map<String, Object> kafka;
    private final LiveView view;
    private final RecordTraces traces;
    private final Counter records;
    private final Counter unreadable;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "live-follower");
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile State state = new State(false, "not started");

    /** When the view last held all that the topic had, by {@link System#nanoTime}. */
    private volatile long levelAtNs = System.nanoTime();

    /**
     * Whether the view has caught up with the topic as it was at the start.
     *
     * @param detail what it waits for, for the operator
     */
    record State(boolean caughtUp, String detail) {}

    LiveFollower(
            History history,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LiveView view,
            MeterRegistry meters,
            OpenTelemetry telemetry) {
        this.history = history;
        this.kafka = Map.copyOf(kafka);
        this.view = view;
        this.traces = new RecordTraces(telemetry);
        this.records = meters.counter("cellfleet.live.records");
        this.unreadable = meters.counter("cellfleet.live.unreadable");
        meters.gauge("cellfleet.live.packs", view, LiveView::size);
        meters.gauge("cellfleet.live.behind.seconds", this, LiveFollower::behindSeconds);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        KafkaConsumer<byte[], byte[]> follower = consumer;
        if (follower == null) {
            thread.interrupt(); // it waits for history, or pauses
        } else {
            follower.wakeup();
        }
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    State state() {
        return state;
    }

    /** Whether the view knows all that was said before this process began. */
    public boolean isCaughtUp() {
        return state.caughtUp();
    }

    private void run() {
        long pauseMs = FIRST_PAUSE_MS;
        while (!isStopping()) {
            try {
                follow();
            } catch (WakeupException e) {
                return; // asked to stop
            } catch (RuntimeException e) {
                if (isStopping()) {
                    return;
                }
                pauseMs = state.caughtUp() ? FIRST_PAUSE_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
                state = new State(false, e.getMessage() + "; tried again every few seconds");
                LOG.warnf("the live view waits, reason=%s", e.getMessage());
                pause(pauseMs);
            }
        }
    }

    private void follow() {
        state = new State(false, "asking history for the newest statuses");
        List<PartitionOffset> offsets = new ArrayList<>();
        history.latest(portion -> {
            portion.getPacksList().forEach(pack -> view.load(pack, System.currentTimeMillis()));
            offsets.addAll(portion.getStatusOffsetsList());
        });

        state = new State(false, "asking Kafka for topic " + Topics.STATUS);
        try (KafkaConsumer<byte[], byte[]> opened = newConsumer()) {
            consumer = opened;
            List<TopicPartition> partitions = Partitions.of(Topics.STATUS, opened, KAFKA_PATIENCE);
            opened.assign(partitions);
            Map<TopicPartition, Long> ends = opened.endOffsets(partitions, KAFKA_PATIENCE);
            seek(opened, ends, offsets);
            while (!isStopping()) {
                look(opened, ends);
                for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
                    try (RecordTrace ignored = traces.begin("live view", record.topic(), record.headers())) {
                        take(record);
                    }
                }
                if (isLevel(opened, partitions)) {
                    levelAtNs = System.nanoTime();
                }
            }
        } finally {
            consumer = null;
        }
    }

    private double behindSeconds() {
        return (System.nanoTime() - levelAtNs) / 1e9;
    }

    /** By what the brokers said last; nothing is asked. */
    private static boolean isLevel(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OptionalLong lag = consumer.currentLag(partition);
            if (lag.isEmpty() || lag.getAsLong() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Ready stays ready: later lag shows as age. */
    private void look(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        if (state.caughtUp()) {
            return;
        }
        long behind = Partitions.behind(consumer, ends, KAFKA_PATIENCE);
        state = behind == 0
                ? new State(true, "caught up")
                : new State(false, "catching up, " + behind + " records of " + Topics.STATUS + " to go");
    }

    private void take(ConsumerRecord<byte[], byte @Nullable []> record) {
        records.increment();
        byte[] value = record.value();
        if (value == null) {
            unreadable.increment();
            return;
        }
        try {
            view.apply(PackStatus.parseFrom(value), System.currentTimeMillis());
        } catch (InvalidProtocolBufferException e) {
            unreadable.increment();
            LOG.warnf(
                    "a record is no status, topic=%s partition=%d offset=%d reason=%s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /**
     * A partition that history has not named is read from its beginning, also where it names an offset that the topic has not
     * got: that is of the topic before this one.
     */
    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, List<PartitionOffset> offsets) {
        Map<Integer, Long> next = new HashMap<>();
        for (PartitionOffset offset : offsets) {
            next.put(offset.getPartition(), offset.getNextOffset());
        }
        ends.forEach((partition, end) -> {
            Long offset = next.get(partition.partition());
            if (offset == null || offset > end) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        });
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "api-gateway-live");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Also for an offset that is no longer kept: what is left is read.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4_194_304);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause(long ms) {
        try {
            boolean asked = stopping.await(ms, TimeUnit.MILLISECONDS);
            LOG.tracef("paused, stopping=%s", asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
