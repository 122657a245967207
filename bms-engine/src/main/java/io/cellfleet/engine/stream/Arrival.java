package io.cellfleet.engine.stream;

import io.cellfleet.contract.signature.RecordSignature;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came, or as it was parked when it came.
 *
 * @param arrivedAtMs when Kafka took it; ms since 1970, 0 for settings
 * @param signature   by which its gateway vouches for it; of no concern once it was taken
 */
record Arrival(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        byte @Nullable [] value,
        long arrivedAtMs,
        Optional<RecordSignature> signature) {

    static Arrival of(RecordMetadata source, Record<String, byte[]> input) {
        return new Arrival(
                source.topic(),
                source.partition(),
                source.offset(),
                input.key(),
                input.value(),
                input.timestamp(),
                signature(input.headers().lastHeader(RecordSignature.HEADER)));
    }

    private static Optional<RecordSignature> signature(@Nullable Header header) {
        return header == null || header.value() == null ? Optional.empty() : RecordSignature.parse(header.value());
    }
}
