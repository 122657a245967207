package io.cellfleet.api.registry;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The real sender, but it can die at the worst moment: the record is acknowledged, and nobody has noted that. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FragileSender implements Outbox.Sender {

    private final KafkaSender real;
    private final Set<String> deadly = ConcurrentHashMap.newKeySet();

    FragileSender(KafkaSender real) {
        this.real = real;
    }

    void diesOnceAfterSending(String installationId) {
        deadly.add(installationId);
    }

    @Override
    public void send(String topic, String installationId, byte[] message) throws Outbox.NeverException {
        real.send(topic, installationId, message);
        if (deadly.remove(installationId)) {
            throw new IllegalStateException("died after the acknowledgement, as this test wishes");
        }
    }
}
