package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.GatewayRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that Kafka has of a topic, seen as the engine sees it. */
final class Consumed {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    /** The highest order of each pack, as boot and sequence. */
    private final Map<String, long[]> highest = new HashMap<>();

    private final Map<String, Long> distinct = new HashMap<>();
    private long repeated;

    /**
     * Reads to the present end.
     *
     * @param each is told each record that is no repetition, and when Kafka got it, ms since 1970
     */
    static Consumed all(String bootstrapServers, BiConsumer<GatewayRecord, Long> each) {
        Consumed consumed = new Consumed();
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                20_000);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.FRAMES).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long untilNanos = System.nanoTime() + DEADLINE.toNanos();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                assertThat(System.nanoTime()).as("in time").isLessThan(untilNanos);
                consumer.poll(Duration.ofMillis(200)).forEach(it -> consumed.take(it, each));
            }
        }
        return consumed;
    }

    private void take(ConsumerRecord<String, byte[]> record, BiConsumer<GatewayRecord, Long> each) {
        GatewayRecord it = parse(record.value());
        assertThat(record.key()).isEqualTo(it.getInstallationId());
        long[] order = {it.getOrder().getBoot(), it.getOrder().getSequence()};
        long[] before = highest.getOrDefault(it.getPackId(), new long[] {0, 0});
        if (order[0] < before[0] || (order[0] == before[0] && order[1] <= before[1])) {
            // The engine would take it for a repetition. Whether it is one shows in the count of the distinct ones.
            repeated++;
            return;
        }
        highest.put(it.getPackId(), order);
        distinct.merge(it.getPackId(), 1L, Long::sum);
        each.accept(it, record.timestamp());
    }

    private static GatewayRecord parse(byte[] value) {
        try {
            return GatewayRecord.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("not ours", e);
        }
    }

    /** Records of the pack whose order numbers grew, each of them: what the engine takes. */
    long taken(String packId) {
        return distinct.getOrDefault(packId, 0L);
    }

    /** Records that the engine ignores. */
    long repeated() {
        return repeated;
    }
}
