package io.cellfleet.local.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.contract.v1.WarningCode;
import java.util.HexFormat;

/** Messages of the engine, read. */
final class Described {

    private static final int LONGEST = 1_500;

    private Described() {}

    static PackEvent event(byte[] value) {
        return read(PackEvent.parser(), value);
    }

    static RejectedRecord rejected(byte[] value) {
        return read(RejectedRecord.parser(), value);
    }

    /** Known from the wall clock, and so in no other run the same. */
    static boolean isOfTheLink(PackEvent event) {
        return event.getWarningRaised().getCode() == WarningCode.WARNING_CODE_GATEWAY_OFFLINE
                || event.getWarningCleared().getCode() == WarningCode.WARNING_CODE_GATEWAY_OFFLINE;
    }

    /** For a person who looks for a difference. */
    static String text(String topic, byte[] value) {
        String all = switch (topic) {
            case Topics.STATUS -> read(PackStatus.parser(), value).toString();
            case Topics.EVENTS -> event(value).toString();
            case Topics.REJECTED -> rejected(value).toString();
            default ->
                topic.startsWith(Topics.downlink("").name())
                        ? read(Downlink.parser(), value).toString()
                        : HexFormat.of().formatHex(value);
        };
        String line = all.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static <M extends Message> M read(Parser<M> parser, byte[] value) {
        try {
            return parser.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the engine wrote what nobody can read", e);
        }
    }
}
