package io.cellfleet.contract;

import com.google.protobuf.MessageLite;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes any message of the contract. There is no deserializer beside it on purpose: a reader takes the bytes and
 * parses them itself, so that a record that is not ours becomes a rejected record and not a stopped consumer.
 */
public final class MessageSerializer implements Serializer<MessageLite> {

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable MessageLite message) {
        return message == null ? null : message.toByteArray();
    }
}
