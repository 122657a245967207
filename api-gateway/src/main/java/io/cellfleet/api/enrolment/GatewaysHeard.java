package io.cellfleet.api.enrolment;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.api.topic.Partitions;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.GatewayKeys;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.Presence;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What enrolled gateways say of themselves every few seconds: read from the topic, as far back as it goes, and kept in
 * memory. What is not signed with a key of the gateway is not believed.
 */
@ApplicationScoped
public class GatewaysHeard {

    private static final Logger LOG = Logger.getLogger(GatewaysHeard.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration FAR_AHEAD = Duration.ofMinutes(10);

    private final FleetKeys keys;
    private final Map<String, Object> kafka;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("gateways-heard").daemon().unstarted(this::run);

    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean caughtUp;

    GatewaysHeard(FleetKeys keys, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.keys = keys;
        this.kafka = Map.copyOf(kafka);
    }

    /**
     * What a gateway said last.
     *
     * @param at            when it was heard; not later than now
     * @param keyGeneration with which of its keys it was signed
     */
    public record Heard(Instant at, int keyGeneration, Presence presence) {}

    void start(@Observes StartupEvent event) {
        if (keys.arePossible()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        KafkaConsumer<byte[], byte[]> opened = consumer;
        if (opened != null) {
            opened.wakeup();
        }
        thread.join(PAUSE.toMillis());
    }

    /** Empty: never since this process began, and not in what the topic still had then. */
    public Optional<Heard> of(String gatewayId) {
        return Optional.ofNullable(heard.get(gatewayId));
    }

    /** Whether all is known that was said before it was looked; always so where gateways sign nothing. */
    boolean isCaughtUp() {
        return caughtUp || !keys.arePossible();
    }

    /** With which of its keys each gateway was heard. */
    Map<String, Integer> keyGenerations() {
        Map<String, Integer> generations = new HashMap<>();
        heard.forEach((gatewayId, last) -> generations.put(gatewayId, last.keyGeneration()));
        return generations;
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try {
                follow(new GatewayKeys(keys.secret()));
            } catch (WakeupException e) {
                return; // asked to stop
            } catch (RuntimeException e) {
                LOG.warnf("what gateways say of themselves is not read, reason=%s", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            boolean asked = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("paused, stopping=%s", asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(GatewayKeys signers) {
        try (KafkaConsumer<byte[], byte[]> opened = newConsumer()) {
            consumer = opened;
            List<TopicPartition> partitions = Partitions.of(Topics.PRESENCE, opened, KAFKA_PATIENCE);
            opened.assign(partitions);
            opened.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = opened.endOffsets(partitions, KAFKA_PATIENCE);
            while (stopping.getCount() > 0) {
                for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
                    long end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
                    take(record, record.offset() < end, signers);
                }
                caughtUp = caughtUp || Partitions.behind(opened, ends, KAFKA_PATIENCE) == 0;
            }
        } finally {
            caughtUp = false;
            consumer = null;
        }
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "api-gateway-gateways");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** @param wasThere whether it was written before this process looked: then its own time says when */
    private void take(ConsumerRecord<byte[], byte[]> record, boolean wasThere, GatewayKeys signers) {
        try {
            Header header = record.headers().lastHeader(RecordSignature.HEADER);
            Optional<RecordSignature> signature =
                    header == null ? Optional.empty() : RecordSignature.parse(header.value());
            if (record.value() == null || signature.isEmpty()) {
                return;
            }
            Presence presence = Presence.parseFrom(record.value());
            if (signers.made(presence.getGatewayId(), signature.get(), record.value())) {
                Instant now = Instant.now();
                Instant written = Instant.ofEpochMilli(record.timestamp());
                Instant at = wasThere && written.isBefore(now) ? written : now;
                // Its packs' frames are shown elsewhere.
                Presence own = presence.toBuilder().clearPacks().build();
                heard.merge(
                        presence.getGatewayId(),
                        new Heard(at, signature.get().generation(), own),
                        (known, next) -> isNewer(next, known) ? next : known);
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            LOG.debugf("not from a gateway, offset=%d reason=%s", record.offset(), e.getMessage());
        }
    }

    /**
     * A key that was replaced says nothing beside its successor, and what was said before, sent again by whoever heard it,
     * says nothing new. A clock that was unset, or far ahead, may go back.
     */
    private static boolean isNewer(Heard next, Heard known) {
        if (next.keyGeneration() != known.keyGeneration()) {
            return next.keyGeneration() > known.keyGeneration();
        }
        boolean wasAhead = known.presence().getAtMs() > System.currentTimeMillis() + FAR_AHEAD.toMillis();
        return next.presence().getAtMs() > known.presence().getAtMs()
                || wasAhead
                || next.presence().getClockQuality() == ClockQuality.CLOCK_QUALITY_UNSET;
    }
}
