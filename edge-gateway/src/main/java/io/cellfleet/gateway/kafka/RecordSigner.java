package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.signature.GatewayKey;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.gateway.config.KeySettings;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Signs what goes to Kafka, where the gateway has a key. Records and presence are sent by threads of their own. */
final class RecordSigner {

    private final Optional<GatewayKey> key;

    RecordSigner(Optional<KeySettings> settings) {
        key = settings.map(KeySettings::key);
    }

    synchronized void sign(ProducerRecord<String, byte[]> unsigned) {
        key.ifPresent(it -> unsigned.headers()
                .add(RecordSignature.HEADER, it.sign(unsigned.value()).toBytes()));
    }
}
