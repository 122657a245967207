package io.cellfleet.engine.stream;

import io.cellfleet.battery.measure.ZeroOffsets;
import io.cellfleet.battery.pack.PackEvent;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.site.SiteRelayChanged;
import io.cellfleet.contract.v1.ActionApplied;
import io.cellfleet.contract.v1.ActionRefused;
import io.cellfleet.contract.v1.CalibrationLost;
import io.cellfleet.contract.v1.CellCountConfirmed;
import io.cellfleet.contract.v1.ClockJumped;
import io.cellfleet.contract.v1.DayClosed;
import io.cellfleet.contract.v1.EnergyCountersCleared;
import io.cellfleet.contract.v1.GapSeen;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.InstallationRelayChanged;
import io.cellfleet.contract.v1.OverrideBegan;
import io.cellfleet.contract.v1.OverrideEnded;
import io.cellfleet.contract.v1.RelayChanged;
import io.cellfleet.contract.v1.RelayReported;
import io.cellfleet.contract.v1.SensorsZeroed;
import io.cellfleet.contract.v1.SettingsApplied;
import io.cellfleet.contract.v1.SocRecalibrated;
import io.cellfleet.contract.v1.WarningAcknowledged;
import io.cellfleet.contract.v1.WarningCleared;
import io.cellfleet.contract.v1.WarningRaised;

/** Makes the message of one event of a step. */
final class EventMessages {

    private EventMessages() {}

    static io.cellfleet.contract.v1.PackEvent of(GatewayRecord gatewayRecord, int index, PackEvent event) {
        var message = common(gatewayRecord, index);
        switch (event) {
            case PackEvent.WarningRaised raised ->
                message.setWarningRaised(WarningRaised.newBuilder()
                        .setCode(StatusMessages.code(raised.code()))
                        .setDetail(raised.detail())
                        .setSeverity(StatusMessages.severity(raised.code()))
                        .setHint(raised.code().hint()));
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
            case PackEvent.WarningAcknowledged seen ->
                message.setWarningAcknowledged(WarningAcknowledged.newBuilder()
                        .setCode(StatusMessages.code(seen.code()))
                        .setRaisedAtMs(seen.raisedAt().toEpochMilli())
                        .setAuthor(seen.author())
                        .setNote(seen.note()));
            case PackEvent.ActionApplied applied ->
                message.setActionApplied(ActionApplied.newBuilder()
                        .setActionId(applied.actionId())
                        .setKind(applied.kind())
                        .setAuthor(applied.author()));
            case PackEvent.ActionRefused refused ->
                message.setActionRefused(ActionRefused.newBuilder()
                        .setActionId(refused.actionId())
                        .setKind(refused.kind())
                        .setAuthor(refused.author())
                        .setBecause(refused.because()));
            case PackEvent.OverrideBegan began ->
                message.setOverrideBegan(OverrideBegan.newBuilder()
                        .setRelay(relay(began.relay()))
                        .setAuthor(began.override().author())
                        .setReason(began.override().reason())
                        .setUntilMs(began.override().until().toEpochMilli()));
            case PackEvent.OverrideEnded ended ->
                message.setOverrideEnded(OverrideEnded.newBuilder()
                        .setRelay(relay(ended.relay()))
                        .setBecause(cause(ended.because())));
            case PackEvent.SensorsZeroed zeroed -> message.setSensorsZeroed(zeroed(zeroed.offsets()));
            case PackEvent.EnergyCountersCleared cleared ->
                message.setEnergyCountersCleared(EnergyCountersCleared.newBuilder()
                        .setCollectedWh(cleared.collected().wh())
                        .setConsumedWh(cleared.consumed().wh()));
            case PackEvent.CellCountConfirmed confirmed ->
                message.setCellCountConfirmed(CellCountConfirmed.newBuilder().setCellCount(confirmed.cellCount()));
            case PackEvent.RelayReported reported -> message.setRelayReported(reported(reported));
        }
        return message.build();
    }

    /** What was decided about an installation with packs in parallel. */
    static io.cellfleet.contract.v1.PackEvent of(GatewayRecord gatewayRecord, int index, SiteRelayChanged changed) {
        return common(gatewayRecord, index)
                .setInstallationRelayChanged(InstallationRelayChanged.newBuilder()
                        .setRelay(relay(changed.relay()))
                        .setOn(changed.now().on())
                        .addAllBlockedBy(changed.now().blockedBy()))
                .build();
    }

    private static io.cellfleet.contract.v1.PackEvent.Builder common(GatewayRecord gatewayRecord, int index) {
        return io.cellfleet.contract.v1.PackEvent.newBuilder()
                .setInstallationId(gatewayRecord.getInstallationId())
                .setPackId(gatewayRecord.getPackId())
                .setOrder(gatewayRecord.getOrder())
                .setIndex(index)
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setSimulated(gatewayRecord.getSimulated());
    }

    private static SensorsZeroed zeroed(ZeroOffsets offsets) {
        SensorsZeroed.Builder message = SensorsZeroed.newBuilder();
        offsets.first().ifPresent(message::setOffset1Ma);
        offsets.second().ifPresent(message::setOffset2Ma);
        offsets.total().ifPresent(message::setOffsetMa);
        return message.build();
    }

    private static RelayReported reported(PackEvent.RelayReported reported) {
        RelayReported.Builder message = RelayReported.newBuilder()
                .setRelay(relay(reported.relay()))
                .setWantedOn(reported.wantedOn())
                .setBecause(reported.because());
        reported.isOn().ifPresent(message::setIsOn);
        return message.build();
    }

    private static String cause(PackEvent.OverrideEnded.Cause cause) {
        return switch (cause) {
            case EXPIRED -> "expired";
            case ENDED -> "ended";
        };
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
