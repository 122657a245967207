package io.cellfleet.local.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.RelayOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long it takes from a frame that stands in Kafka to the order that it led to being readable in its gateway's topic,
 * exactly once. One pack of fifty flips its charge relay, every few frames.
 */
public final class CommandBench {

    private static final int FRAMES_PER_S = 10_000;
    private static final int FLIPS_ONE_OF = 50;
    private static final int FRAMES_UP_OR_DOWN = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Duration length;
    private final List<String> jvmOptions;
    private final Consumer<String> say;

    /** When the broker appended the frames of packs that flip; ms since 1970, by pack and number. */
    private final Map<String, Long> appendedAtMs = new ConcurrentHashMap<>();

    /**
     * @param length     of the measurement
     * @param jvmOptions of the engine
     */
    public CommandBench(Duration length, List<String> jvmOptions, Consumer<String> say) {
        this.length = length;
        this.jvmOptions = jvmOptions;
        this.say = say;
    }

    public void run() throws Exception {
        try (BenchWorld world = BenchWorld.open(jvmOptions)) {
            world.engine("engine");
            world.awaitConsumed();
            try (PacedFeed feed = PacedFeed.start(world, FRAMES_PER_S, new Flips())) {
                say.accept("%,d frames/s; warming up for %d s".formatted(FRAMES_PER_S, WARM_UP.toSeconds()));
                measure(world, feed);
            }
        }
    }

    private void measure(BenchWorld world, PacedFeed feed) {
        long[] latenciesMs = new long[1_000_000];
        int count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(world)) {
            long fromNs = System.nanoTime() + WARM_UP.toNanos();
            long untilNs = fromNs + length.toNanos();
            while (System.nanoTime() < untilNs) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    long nowMs = System.currentTimeMillis();
                    Long sinceMs = appendedAtMs.remove(frameOf(read.value()));
                    if (sinceMs != null && System.nanoTime() > fromNs) {
                        latenciesMs[count++] = nowMs - sinceMs;
                    }
                }
            }
        }
        if (count == 0) {
            throw new IllegalStateException("no order came");
        }
        Arrays.sort(latenciesMs, 0, count);
        say.accept("%,d orders; ms from frame in Kafka to order readable: p50 %d, p90 %d, p99 %d, p99.9 %d, most %d"
                .formatted(
                        count,
                        latenciesMs[count / 2],
                        latenciesMs[count * 9 / 10],
                        latenciesMs[(int) (count * 0.99)],
                        latenciesMs[(int) (count * 0.999)],
                        latenciesMs[count - 1]));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(BenchWorld world) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", world.broker().bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> downlinks = BenchFleet.gateways().stream()
                .map(gateway -> new TopicPartition(Topics.downlink(gateway).name(), 0))
                .toList();
        consumer.assign(downlinks);
        consumer.seekToEnd(downlinks);
        return consumer;
    }

    /** Empty for what is no order. */
    private static String frameOf(byte[] value) {
        try {
            RelayOrder order = Downlink.parseFrom(value).getOrder();
            return name(order.getPackId(), order.getOrder().getSequence());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the engine wrote what nobody can read", e);
        }
    }

    private static String name(String pack, long sequence) {
        return pack + "/" + sequence;
    }

    /** A few frames with a high cell, a few without, each pack at its own time. */
    private final class Flips implements PacedFeed.Watch {

        @Override
        public boolean cellIsHigh(int pack, long sequence) {
            return flips(pack) && (sequence + pack / FLIPS_ONE_OF) / FRAMES_UP_OR_DOWN % 2 == 1;
        }

        @Override
        public LongConsumer sent(int pack, long sequence) {
            return flips(pack) ? atMs -> appendedAtMs.put(name(BenchFleet.pack(pack), sequence), atMs) : atMs -> {};
        }

        private static boolean flips(int pack) {
            return pack % FLIPS_ONE_OF == 0;
        }
    }
}
