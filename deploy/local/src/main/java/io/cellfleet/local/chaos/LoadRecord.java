package io.cellfleet.local.chaos;

import io.cellfleet.local.lab.LabBroker;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A record as it will stand in Kafka.
 *
 * @param arrivedAtMs what Kafka would have noted, were the load real; ms since 1970
 */
record LoadRecord(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value, long arrivedAtMs) {

    /** In the partition that every producer chooses for this installation. */
    static LoadRecord of(String topic, String installationId, byte @Nullable [] value, long arrivedAtMs) {
        byte[] key = installationId.getBytes(StandardCharsets.UTF_8);
        return new LoadRecord(topic, partition(key), key, value, arrivedAtMs);
    }

    static int partition(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % LabBroker.PARTITIONS;
    }

    ProducerRecord<byte[], byte[]> forKafka() {
        return new ProducerRecord<>(topic, partition, arrivedAtMs, key, value);
    }
}
