package io.cellfleet.engine.stream;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.RejectedRecord;
import java.util.HexFormat;

/**
 * Makes the messages that say what could not be used of one record, and why. Everything in them is cut: what somebody
 * else wrote may be of any length, compressed even longer than a record of ours can be.
 */
final class RejectedMessages {

    private static final int MOST_BYTES = 100_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 2_000;

    private RejectedMessages() {}

    /** Nothing but the record itself is known. */
    static RejectedRecord of(Arrival arrival, Refusal refusal) {
        return common(arrival, refusal)
                .setAtMs(Math.max(0, arrival.arrivedAtMs()))
                .setHex(hex(bytes(arrival)))
                .build();
    }

    /** The record could be read. */
    static RejectedRecord of(Arrival arrival, GatewayRecord gatewayRecord, Refusal refusal) {
        return common(arrival, refusal)
                .setGatewayId(cut(gatewayRecord.getGatewayId(), LONGEST_NAME))
                .setInstallationId(cut(gatewayRecord.getInstallationId(), LONGEST_NAME))
                .setPackId(cut(gatewayRecord.getPackId(), LONGEST_NAME))
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setHex(hex(bytes(arrival, gatewayRecord)))
                .build();
    }

    /** The operator's action could be read. */
    static RejectedRecord of(Arrival arrival, OperatorAction action, Refusal refusal) {
        return common(arrival, refusal)
                .setInstallationId(cut(action.getInstallationId(), LONGEST_NAME))
                .setPackId(cut(action.getPackId(), LONGEST_NAME))
                .setAtMs(action.getRequestedAtMs())
                .setHex(hex(bytes(arrival)))
                .build();
    }

    private static byte[] bytes(Arrival arrival) {
        return arrival.value() == null ? new byte[0] : arrival.value();
    }

    private static byte[] bytes(Arrival arrival, GatewayRecord gatewayRecord) {
        return switch (gatewayRecord.getBodyCase()) {
            case FRAME -> gatewayRecord.getFrame().getRaw().toByteArray();
            case REJECTED_STRETCH -> gatewayRecord.getRejectedStretch().getRaw().toByteArray();
            case LINE_REPORT, RELAY_REPORT, BODY_NOT_SET -> bytes(arrival);
        };
    }

    private static RejectedRecord.Builder common(Arrival arrival, Refusal refusal) {
        return RejectedRecord.newBuilder()
                .setReason(cut(refusal.reason(), LONGEST_NAME))
                .setDetail(cut(refusal.detail(), LONGEST_DETAIL))
                .setSourceTopic(arrival.topic())
                .setSourcePartition(arrival.partition())
                .setSourceOffset(arrival.offset());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_BYTES));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
