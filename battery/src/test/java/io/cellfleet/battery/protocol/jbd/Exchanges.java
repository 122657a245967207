package io.cellfleet.battery.protocol.jbd;

import io.cellfleet.battery.protocol.Stretch;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

/** What was logged of a real board, a JBD-SP04S034 with four cells, and what tests make of it. */
final class Exchanges {

    static final byte[] ASK_BASIC_INFO = hex("DD A5 03 00 FF FD 77");
    static final byte[] BASIC_INFO =
            hex("DD 03 00 1D 06 0B 00 00 01 ED 01 F4 00 00 2C 7C 00 00 00 00 10 00 80 63 02 04 03"
                    + " 0B A0 0B 9D 0B 98 FA 55 77");
    static final byte[] ASK_CELL_VOLTAGES = hex("DD A5 04 00 FF FC 77");
    static final byte[] CELL_VOLTAGES = hex("DD 04 00 08 0F 23 0F 1C 0F 12 0F 1D FF 4E 77");
    static final byte[] CHARGE_OFF = hex("DD 5A E1 02 00 01 FF 1C 77");
    static final byte[] ACKNOWLEDGED = hex("DD E1 00 00 00 00 77");

    /** By the same rules; not in the log. */
    static final byte[] ORDER_REFUSED = hex("DD E1 80 00 FF 80 77");

    private Exchanges() {}

    static byte[] frame() {
        return joined(BASIC_INFO, CELL_VOLTAGES);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** As {@code offset+length what}. */
    static List<String> texts(List<Stretch> stretches) {
        return stretches.stream()
                .map(stretch -> stretch.offset() + "+" + stretch.bytes().length + " " + kind(stretch))
                .toList();
    }

    static List<String> kinds(List<Stretch> stretches) {
        return stretches.stream().map(Exchanges::kind).toList();
    }

    private static String kind(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Frame ignored -> "frame";
            case Stretch.Request ignored -> "request";
            case Stretch.Answer answer -> answer.taken() ? "taken" : "refused";
            case Stretch.Rejected rejected -> rejected.reason().name();
        };
    }
}
