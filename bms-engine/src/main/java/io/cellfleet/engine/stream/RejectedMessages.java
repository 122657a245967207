package io.cellfleet.engine.stream;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RejectedRecord;
import java.util.HexFormat;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Makes the messages that say what could not be used of one record, and why. Everything in them is cut: what somebody
 * else wrote may be of any length, compressed even longer than a record of ours can be.
 */
final class RejectedMessages {

    private static final int MOST_BYTES = 100_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 2_000;

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
                .setHex(hex(value))
                .build();
    }

    /** The record could be read. */
    RejectedRecord of(GatewayRecord gatewayRecord, Refusal refusal) {
        return common(refusal)
                .setGatewayId(cut(gatewayRecord.getGatewayId(), LONGEST_NAME))
                .setInstallationId(cut(gatewayRecord.getInstallationId(), LONGEST_NAME))
                .setPackId(cut(gatewayRecord.getPackId(), LONGEST_NAME))
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setHex(hex(bytes(gatewayRecord)))
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
                .setReason(cut(refusal.reason(), LONGEST_NAME))
                .setDetail(cut(refusal.detail(), LONGEST_DETAIL))
                .setSourceTopic(source.topic())
                .setSourcePartition(source.partition())
                .setSourceOffset(source.offset());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_BYTES));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
