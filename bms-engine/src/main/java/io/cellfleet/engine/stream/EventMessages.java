package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.PackEvent;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.contract.v1.CalibrationLost;
import io.cellfleet.contract.v1.ClockJumped;
import io.cellfleet.contract.v1.DayClosed;
import io.cellfleet.contract.v1.GapSeen;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RelayChanged;
import io.cellfleet.contract.v1.SettingsApplied;
import io.cellfleet.contract.v1.SocRecalibrated;
import io.cellfleet.contract.v1.WarningCleared;
import io.cellfleet.contract.v1.WarningRaised;

/** Makes the message of one event of a step. */
final class EventMessages {

    private EventMessages() {}

    static io.cellfleet.contract.v1.PackEvent of(GatewayRecord gatewayRecord, int index, PackEvent event) {
        var message = io.cellfleet.contract.v1.PackEvent.newBuilder()
                .setInstallationId(gatewayRecord.getInstallationId())
                .setPackId(gatewayRecord.getPackId())
                .setOrder(gatewayRecord.getOrder())
                .setIndex(index)
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setSimulated(gatewayRecord.getSimulated());
        switch (event) {
            case PackEvent.WarningRaised raised ->
                message.setWarningRaised(WarningRaised.newBuilder()
                        .setCode(StatusMessages.code(raised.code()))
                        .setDetail(raised.detail()));
            case PackEvent.WarningCleared cleared ->
                message.setWarningCleared(WarningCleared.newBuilder()
                        .setCode(StatusMessages.code(cleared.code()))
                        .setRaisedAtMs(cleared.raisedAt().toEpochMilli()));
            case PackEvent.RelayChanged changed ->
                message.setRelayChanged(RelayChanged.newBuilder()
                        .setRelay(relay(changed.relay()))
                        .setOn(changed.on())
                        .addAllBlockedBy(changed.blockedBy().stream()
                                .map(BlockReason::label)
                                .toList()));
            case PackEvent.SocRecalibrated recalibrated ->
                message.setSocRecalibrated(SocRecalibrated.newBuilder()
                        .setPercent(recalibrated.percent())
                        .setBeforeMilliPercent(recalibrated.beforeMilliPercent()));
            case PackEvent.CalibrationLost lost ->
                message.setCalibrationLost(CalibrationLost.newBuilder().setBecause(cause(lost.because())));
            case PackEvent.DayClosed closed ->
                message.setDayClosed(DayClosed.newBuilder()
                        .setDate(closed.date().toString())
                        .setCollectedWh(closed.collected().wh())
                        .setConsumedWh(closed.consumed().wh()));
            case PackEvent.SettingsApplied applied ->
                message.setSettingsApplied(SettingsApplied.newBuilder().setRevision(applied.revision()));
            case PackEvent.ClockJumped jumped ->
                message.setClockJumped(
                        ClockJumped.newBuilder().setBeforeMs(jumped.before().toEpochMilli()));
            case PackEvent.GapSeen gap ->
                message.setGapSeen(GapSeen.newBuilder().setMissing(gap.missing()));
        }
        return message.build();
    }

    private static io.cellfleet.contract.v1.RelayName relay(RelayName relay) {
        return switch (relay) {
            case CHARGE -> io.cellfleet.contract.v1.RelayName.RELAY_NAME_CHARGE;
            case LOAD -> io.cellfleet.contract.v1.RelayName.RELAY_NAME_LOAD;
        };
    }

    private static String cause(PackEvent.CalibrationLost.Cause cause) {
        return switch (cause) {
            case CAPACITY_CHANGED -> "capacityChanged";
            case DATA_GAP -> "dataGap";
        };
    }
}
