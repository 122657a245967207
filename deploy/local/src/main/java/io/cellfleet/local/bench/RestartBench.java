package io.cellfleet.local.bench;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.PackagedService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long frames wait when an engine is stopped, killed, or hands partitions to another: the longest time in which a
 * partition, into which frames are written all the time, got no status that is readable.
 */
public final class RestartBench {

    private static final int PRELOADED_SECONDS = 60;
    private static final int FRAMES_PER_S = 2_000;
    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final Duration FLOWS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final int rounds;
    private final List<String> jvmOptions;
    private final Consumer<String> say;

    /**
     * @param rounds     how often everything is done
     * @param jvmOptions of the engines
     */
    public RestartBench(int rounds, List<String> jvmOptions, Consumer<String> say) {
        this.rounds = rounds;
        this.jvmOptions = jvmOptions;
        this.say = say;
    }

    /** What is done to engines. */
    private interface Deed {

        void run() throws Exception;
    }

    public void run() throws Exception {
        try (BenchWorld world = BenchWorld.open(jvmOptions)) {
            world.preload(PRELOADED_SECONDS);
            PackagedService[] engines = {world.engine("one"), null};
            world.awaitConsumed();
            say.accept("the state of %,d packs is there, after %d s of frames"
                    .formatted(BenchFleet.PACKS, PRELOADED_SECONDS));
            try (PacedFeed feed = PacedFeed.start(world, FRAMES_PER_S, PacedFeed.Watch.NONE)) {
                for (int round = 0; round < rounds; round++) {
                    alone(world, engines);
                }
                join(world, engines);
                for (int round = 0; round < rounds; round++) {
                    ofTwo(world, engines);
                }
            }
        }
    }

    private void alone(BenchWorld world, PackagedService[] engines) throws Exception {
        gap(world, "SIGTERM and started again", () -> {
            engines[0].stop();
            engines[0] = world.engine("one");
        });
        gap(world, "SIGKILL and started again", () -> {
            engines[0].kill();
            engines[0] = world.engine("one");
        });
    }

    private void ofTwo(BenchWorld world, PackagedService[] engines) throws Exception {
        gap(world, "one of two SIGTERM, its partitions move", () -> engines[1].stop());
        gap(world, "a second one joins, partitions move to it", () -> join(world, engines));
        gap(world, "one of two SIGKILL, its partitions move", () -> engines[1].kill());
        gap(world, "a second one joins, partitions move to it", () -> join(world, engines));
    }

    /** The second one takes its part when it has copied the state: at the next look at who could do more. */
    private void join(BenchWorld world, PackagedService[] engines) throws Exception {
        engines[1] = world.engine("two");
        world.awaitShared();
    }

    private void gap(BenchWorld world, String what, Deed deed) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(world)) {
            CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
                try {
                    deed.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            say.accept("%-45s %5.1f s".formatted(what, longestGapMs(consumer, done) / 1000.0));
            done.join();
        }
    }

    /** The longest time without a new status in any partition, from now on until it is done and all flow again. */
    private static long longestGapMs(KafkaConsumer<byte[], byte[]> consumer, Future<Void> done) {
        long startNs = System.nanoTime();
        long[] seenNs = new long[LabBroker.PARTITIONS];
        Arrays.fill(seenNs, startNs);
        long longestNs = 0;
        while (!done.isDone() || System.nanoTime() - startNs < WATCHED.toNanos() || !flows(seenNs)) {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                long nowNs = System.nanoTime();
                longestNs = Math.max(longestNs, nowNs - seenNs[read.partition()]);
                seenNs[read.partition()] = nowNs;
            }
            if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
                throw new IllegalStateException("a partition did not come back");
            }
        }
        return Duration.ofNanos(longestNs).toMillis();
    }

    private static boolean flows(long[] seenNs) {
        return Arrays.stream(seenNs).allMatch(ns -> System.nanoTime() - ns < FLOWS.toNanos());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(BenchWorld world) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", world.broker().bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> statuses = IntStream.range(0, LabBroker.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.STATUS, partition))
                .toList();
        consumer.assign(statuses);
        consumer.seekToEnd(statuses);
        statuses.forEach(consumer::position);
        return consumer;
    }
}
