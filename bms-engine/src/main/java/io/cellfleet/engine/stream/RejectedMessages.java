package io.cellfleet.engine.stream;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RejectedRecord;
import java.util.HexFormat;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Makes the messages that say what could not be used of one record, and why. */
final class RejectedMessages {

    private final RecordMetadata source;
    private final Record<String, byte[]> input;

    RejectedMessages(RecordMetadata source, Record<String, byte[]> input) {
        this.source = source;
        this.input = input;
    }

    /** Nothing but the record itself is known. */
    RejectedRecord of(Refusal refusal) {
        byte[] value = input.value() == null ? new byte[0] : input.value();
        return common(refusal)
                .setAtMs(Math.max(0, input.timestamp()))
                .setHex(HexFormat.of().formatHex(value))
                .build();
    }

    /** The record could be read. */
    RejectedRecord of(GatewayRecord gatewayRecord, Refusal refusal) {
        return common(refusal)
                .setGatewayId(gatewayRecord.getGatewayId())
                .setInstallationId(gatewayRecord.getInstallationId())
                .setPackId(gatewayRecord.getPackId())
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setHex(HexFormat.of().formatHex(bytes(gatewayRecord)))
                .build();
    }

    private byte[] bytes(GatewayRecord gatewayRecord) {
        return switch (gatewayRecord.getBodyCase()) {
            case FRAME -> gatewayRecord.getFrame().getRaw().toByteArray();
            case REJECTED_STRETCH -> gatewayRecord.getRejectedStretch().getRaw().toByteArray();
            case LINE_REPORT, BODY_NOT_SET -> input.value();
        };
    }

    private RejectedRecord.Builder common(Refusal refusal) {
        return RejectedRecord.newBuilder()
                .setReason(refusal.reason())
                .setDetail(refusal.detail())
                .setSourceTopic(source.topic())
                .setSourcePartition(source.partition())
                .setSourceOffset(source.offset());
    }
}
