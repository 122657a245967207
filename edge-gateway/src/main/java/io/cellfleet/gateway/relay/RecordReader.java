package io.cellfleet.gateway.relay;

import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Protocols;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.contract.v1.RelayReport;
import java.time.Instant;
import java.util.Optional;

/** Turns the gateway's own record into the rules' input, as the engine will. */
final class RecordReader {

    private RecordReader() {}

    /** Empty for a record that says nothing to the rules. */
    static Optional<PackInput> read(GatewayRecord gatewayRecord, PackSettings settings) {
        var number = gatewayRecord.getOrder();
        OrderNumber order = new OrderNumber(number.getEnrolment(), number.getBoot(), number.getSequence());
        Instant at = Instant.ofEpochMilli(gatewayRecord.getCapturedAtMs());
        return switch (gatewayRecord.getBodyCase()) {
            case FRAME -> Optional.of(frame(gatewayRecord.getFrame(), order, at, settings));
            case LINE_REPORT -> Optional.of(new PackInput.LineReported(order, at));
            case REJECTED_STRETCH -> Optional.of(new PackInput.StretchRejected(order, at));
            case RELAY_REPORT -> relay(gatewayRecord.getRelayReport(), order, at);
            case BODY_NOT_SET -> Optional.empty();
        };
    }

    private static PackInput frame(RawFrame frame, OrderNumber order, Instant at, PackSettings settings) {
        DeviceProtocol protocol = Protocols.named(frame.getProtocol()).orElseThrow();
        return switch (protocol.decode(frame.getRaw().toByteArray(), settings.temperatureScale())) {
            case DecodeResult.Decoded decoded ->
                new PackInput.FrameReceived(order, at, decoded.reading(), protocol.describesAllCells());
            case DecodeResult.Refused ignored -> new PackInput.StretchRejected(order, at);
        };
    }

    private static Optional<PackInput> relay(RelayReport report, OrderNumber order, Instant at) {
        Optional<Boolean> isOn = report.hasIsOn() ? Optional.of(report.getIsOn()) : Optional.empty();
        return switch (report.getRelay()) {
            case RELAY_NAME_CHARGE ->
                Optional.of(new PackInput.RelayReported(
                        order, at, RelayName.CHARGE, report.getWantedOn(), isOn, report.getBecause()));
            case RELAY_NAME_LOAD ->
                Optional.of(new PackInput.RelayReported(
                        order, at, RelayName.LOAD, report.getWantedOn(), isOn, report.getBecause()));
            case RELAY_NAME_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    static boolean isClockSet(GatewayRecord gatewayRecord) {
        return isSet(gatewayRecord.getClockQuality());
    }

    static boolean isSet(ClockQuality quality) {
        return switch (quality) {
            case CLOCK_QUALITY_SET, CLOCK_QUALITY_SYNCHRONISED -> true;
            case CLOCK_QUALITY_UNSPECIFIED, CLOCK_QUALITY_UNSET, UNRECOGNIZED -> false;
        };
    }
}
