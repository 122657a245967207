package io.cellfleet.gateway.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How Kafka's producer is set. What the operator sets as {@code kafka.*} comes first: addresses, TLS, credentials. */
final class ProducerConfigs {

    private static final String FOR_EVER = Integer.toString(Integer.MAX_VALUE);

    private ProducerConfigs() {}

    static Map<String, Object> of(Map<String, Object> operators) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "8388608");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "15000");
        config.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, "200");
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "2000");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        // Kafka's client is named in each request.
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "gw");
        for (Map.Entry<String, Object> set : operators.entrySet()) {
            if (ProducerConfig.configNames().contains(set.getKey())) {
                config.put(set.getKey(), set.getValue());
            }
        }
        // In order and not lost, whatever was set: one request at a time for each broker, tried again without end. How
        // long "without end" is, the drain decides: see Drain.GIVE_UP_AFTER.
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        config.put(ProducerConfig.RETRIES_CONFIG, FOR_EVER);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, FOR_EVER);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return config;
    }
}
