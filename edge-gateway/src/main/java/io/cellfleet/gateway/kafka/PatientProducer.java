package io.cellfleet.gateway.kafka;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Lets Kafka's producer try again without end, which keeps the order, and not the messaging layer, which tries each
 * record for itself and so mixes them. Both read the same setting, so the layer gets 0 in {@code
 * application.properties} and the producer its own here.
 */
@ApplicationScoped
public class PatientProducer implements ClientCustomizer<Map<String, Object>> {

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> config) {
        if (channel.equals(Uplink.CHANNEL)) {
            config.put(ProducerConfig.RETRIES_CONFIG, Integer.toString(Integer.MAX_VALUE));
            config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(Integer.MAX_VALUE));
            // So long it waits for a broker before the first record. The properties file cannot hold this number.
            config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        }
        return config;
    }
}
