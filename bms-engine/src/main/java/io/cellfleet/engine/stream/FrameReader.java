package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Protocols;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.contract.v1.RelayReport;
import java.time.Instant;
import java.util.Optional;

/** Turns a gateway's record into the core's input, decoding the raw frame. */
final class FrameReader {

    /** The last moment that is kept anywhere: 9999-12-31T23:59:59.999Z; ms since 1970. */
    private static final long LAST_MS = 253_402_300_799_999L;

    private static final int LONGEST_WORD = 63;

    private FrameReader() {}

    /** What must be right before the pack is even looked for. */
    static Optional<Refusal> flaw(GatewayRecord gatewayRecord, String key) {
        if (!gatewayRecord.getInstallationId().equals(key)) {
            return invalid("installation_id is '" + gatewayRecord.getInstallationId() + "' but the record's key is '"
                    + key + "'");
        }
        if (gatewayRecord.getPackId().isEmpty()) {
            return invalid("pack_id is empty");
        }
        if (!Ids.isId(gatewayRecord.getGatewayId())) {
            return invalid("gateway_id is '" + gatewayRecord.getGatewayId() + "' but must be " + Ids.FORM);
        }
        // Times far apart would not fit into the pack's state, which then could not be read again.
        if (gatewayRecord.getCapturedAtMs() < 0 || gatewayRecord.getCapturedAtMs() > LAST_MS) {
            return invalid("captured_at_ms is " + gatewayRecord.getCapturedAtMs() + " but must be 0 to " + LAST_MS);
        }
        var order = gatewayRecord.getOrder();
        if (order.getEnrolment() < 1 || order.getBoot() < 1 || order.getSequence() < 1) {
            return invalid("order is " + order.getEnrolment() + "/" + order.getBoot() + "/" + order.getSequence()
                    + " but each number must be at least 1");
        }
        if (gatewayRecord.getBodyCase() == GatewayRecord.BodyCase.BODY_NOT_SET) {
            return invalid("the record has no body that is known here");
        }
        if (gatewayRecord.hasRelayReport()
                && !ActionReader.isKnown(gatewayRecord.getRelayReport().getRelay())) {
            return invalid("relay is " + gatewayRecord.getRelayReport().getRelay() + ", which is not known here");
        }
        return Optional.empty();
    }

    static Reading read(GatewayRecord gatewayRecord, PackSettings settings) {
        var number = gatewayRecord.getOrder();
        OrderNumber order = new OrderNumber(number.getEnrolment(), number.getBoot(), number.getSequence());
        Instant at = Instant.ofEpochMilli(gatewayRecord.getCapturedAtMs());
        return switch (gatewayRecord.getBodyCase()) {
            case FRAME -> frame(gatewayRecord.getFrame(), order, at, settings);
            case LINE_REPORT -> new Reading.Usable(new PackInput.LineReported(order, at), Optional.empty());
            case REJECTED_STRETCH ->
                new Reading.Usable(
                        new PackInput.StretchRejected(order, at),
                        Optional.of(new Refusal(
                                gatewayRecord.getRejectedStretch().getReason(),
                                "bytes on the line that were no frame")));
            case RELAY_REPORT ->
                new Reading.Usable(report(gatewayRecord.getRelayReport(), order, at), Optional.empty());
            case BODY_NOT_SET -> throw new IllegalArgumentException("a record without body was not sorted out");
        };
    }

    private static PackInput report(RelayReport report, OrderNumber order, Instant at) {
        return new PackInput.RelayReported(
                order,
                at,
                ActionReader.relay(report.getRelay()),
                report.getWantedOn(),
                report.hasIsOn() ? Optional.of(report.getIsOn()) : Optional.empty(),
                cut(report.getBecause()));
    }

    /** A stable word of the gateway's; whoever may write could write any. */
    private static String cut(String word) {
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }

    private static Reading frame(RawFrame frame, OrderNumber order, Instant at, PackSettings settings) {
        Optional<DeviceProtocol> protocol = Protocols.named(frame.getProtocol());
        if (protocol.isEmpty()) {
            return new Reading.Refused(
                    new Refusal(Refusal.UNKNOWN_PROTOCOL, "protocol '" + frame.getProtocol() + "' is not spoken here"));
        }
        byte[] raw = frame.getRaw().toByteArray();
        return switch (protocol.get().decode(raw, settings.temperatureScale())) {
            case DecodeResult.Decoded decoded ->
                new Reading.Usable(
                        new PackInput.FrameReceived(
                                order, at, decoded.reading(), protocol.get().describesAllCells()),
                        Optional.empty());
            case DecodeResult.Refused refused ->
                new Reading.Usable(
                        new PackInput.StretchRejected(order, at),
                        Optional.of(new Refusal(
                                refused.reason().name(),
                                raw.length + " bytes are no frame of protocol " + frame.getProtocol())));
        };
    }

    private static Optional<Refusal> invalid(String detail) {
        return Optional.of(new Refusal(Refusal.INVALID_RECORD, detail));
    }
}
