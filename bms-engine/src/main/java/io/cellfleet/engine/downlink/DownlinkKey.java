package io.cellfleet.engine.downlink;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Names a record of a downlink topic. The topic takes its name from the gateway; only the name goes into the record.
 *
 * @param gatewayId whose topic
 * @param name      "settings/" and an installation, or "order/" and a pack
 */
public record DownlinkKey(String gatewayId, String name) {

    public static DownlinkKey settings(String gatewayId, String installationId) {
        return new DownlinkKey(gatewayId, "settings/" + installationId);
    }

    public static DownlinkKey order(String gatewayId, String packId) {
        return new DownlinkKey(gatewayId, "order/" + packId);
    }

    /** Writes the name. */
    public static final class NameSerializer implements Serializer<DownlinkKey> {

        @Override
        public byte @Nullable [] serialize(String topic, @Nullable DownlinkKey key) {
            return key == null ? null : key.name().getBytes(StandardCharsets.UTF_8);
        }
    }
}
