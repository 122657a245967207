package io.cellfleet.local.lab;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that is committed in one partition, from its beginning to its end when the reader was made. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

    public TopicReader(String bootstrapServers, TopicPartition partition) {
        this.partition = partition;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        end = consumer.endOffsets(List.of(partition)).get(partition);
    }

    /** The next record; empty at the end. */
    public Optional<ConsumerRecord<byte[], byte[]>> next() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // Markers of transactions stand between the records, and after the last one.
        while (fetched.isEmpty() && consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(fetched::add);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(partition + " could not be read to its end: offset "
                        + consumer.position(partition) + " of " + end);
            }
        }
        return Optional.ofNullable(fetched.poll());
    }

    /** Shows all that are left, in their order. */
    public void forEach(Consumer<ConsumerRecord<byte[], byte[]>> look) {
        for (var next = next(); next.isPresent(); next = next()) {
            look.accept(next.get());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
