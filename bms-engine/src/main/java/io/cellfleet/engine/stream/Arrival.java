package io.cellfleet.engine.stream;

import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came, or as it was parked when it came.
 *
 * @param arrivedAtMs when Kafka took it; ms since 1970, 0 for settings
 */
record Arrival(
        String topic, int partition, long offset, @Nullable String key, byte @Nullable [] value, long arrivedAtMs) {

    static Arrival of(RecordMetadata source, Record<String, byte[]> input) {
        return new Arrival(
                source.topic(), source.partition(), source.offset(), input.key(), input.value(), input.timestamp());
    }
}
