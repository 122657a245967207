package io.cellfleet.api.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The partitions of a topic, for whoever reads all of them. */
public final class Partitions {

    private Partitions() {}

    /**
     * All of them.
     *
     * @throws KafkaException        when Kafka does not answer in this time, or refuses
     * @throws IllegalStateException when there is no such topic
     */
    public static List<TopicPartition> of(String topic, Consumer<?, ?> consumer, Duration patience) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, patience).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("Kafka has no topic " + topic);
        }
        return partitions;
    }

    /**
     * How many records are left to read.
     *
     * @param ends up to where, by partition
     * @throws KafkaException when Kafka does not answer in this time, or refuses
     */
    public static long behind(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, Duration patience) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey(), patience)))
                .sum();
    }
}
