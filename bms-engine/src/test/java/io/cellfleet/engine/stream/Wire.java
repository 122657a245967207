package io.cellfleet.engine.stream;

import com.google.protobuf.Parser;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.GatewayRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to a real broker as a gateway does, and reads from it what is committed. */
final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    Wire(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(GatewayRecord gatewayRecord) {
        send(Topics.FRAMES, gatewayRecord.getInstallationId(), gatewayRecord.toByteArray());
    }

    /** Returns when the broker has it. */
    void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("nothing can be sent to " + topic, e);
        }
    }

    /** All messages like these from the topic's beginning, as soon as there are so many; fewer when patience ends. */
    <T> List<T> read(String topic, Parser<T> parser, Predicate<T> wanted, int count) {
        return readWhile(topic, parser, wanted, found -> found.size() < count);
    }

    /** All messages from the topic's beginning up to the first like this. */
    <T> List<T> readUntil(String topic, Parser<T> parser, Predicate<T> last) {
        List<T> found = readWhile(topic, parser, message -> true, all -> all.isEmpty() || !last.test(all.getLast()));
        if (found.isEmpty() || !last.test(found.getLast())) {
            throw new AssertionError("what was awaited in " + topic + " has not come; there was " + found);
        }
        return found;
    }

    /** What the topic holds by now. */
    <T> List<T> soFar(String topic, Parser<T> parser) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<T> found = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                values(consumer).map(bytes -> Bench.parse(bytes, parser)).forEach(found::add);
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private <T> List<T> readWhile(String topic, Parser<T> parser, Predicate<T> wanted, Predicate<List<T>> goOn) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<T> found = new ArrayList<>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = List.of();
            while (goOn.test(found) && System.nanoTime() < deadline) {
                if (partitions.isEmpty()) {
                    partitions = partitions(consumer, topic);
                    consumer.assign(partitions);
                    consumer.seekToBeginning(partitions);
                } else {
                    for (byte[] bytes : values(consumer).toList()) {
                        T message = Bench.parse(bytes, parser);
                        if (goOn.test(found) && wanted.test(message)) {
                            found.add(message);
                        }
                    }
                }
            }
        }
        return found;
    }

    /** None while the topic is not there. */
    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<PartitionInfo> found = consumer.listTopics().get(topic);
        return found == null
                ? List.of()
                : found.stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
    }

    private static Stream<byte[]> values(KafkaConsumer<String, byte[]> consumer) {
        List<byte[]> values = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> received : consumer.poll(POLL)) {
            if (received.value() != null) {
                values.add(received.value());
            }
        }
        return values.stream();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
