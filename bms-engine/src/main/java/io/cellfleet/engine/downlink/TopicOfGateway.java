package io.cellfleet.engine.downlink;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.Topics;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.jspecify.annotations.Nullable;

/** Each gateway has its own topic. */
public final class TopicOfGateway implements TopicNameExtractor<DownlinkKey, MessageLite> {

    @Override
    public String extract(DownlinkKey key, @Nullable MessageLite message, RecordContext context) {
        return Topics.downlink(key.gatewayId()).name();
    }

    @Override
    public String toString() {
        return Topics.downlink("<gateway>").name();
    }
}
