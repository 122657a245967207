package io.cellfleet.contract;

import com.google.protobuf.Message;
import io.cellfleet.contract.v1.ActionApplied;
import io.cellfleet.contract.v1.ActionRefused;
import io.cellfleet.contract.v1.CalibrationLost;
import io.cellfleet.contract.v1.CellCountConfirmed;
import io.cellfleet.contract.v1.ClockJumped;
import io.cellfleet.contract.v1.DayClosed;
import io.cellfleet.contract.v1.EnergyCountersCleared;
import io.cellfleet.contract.v1.GapSeen;
import io.cellfleet.contract.v1.InstallationRelayChanged;
import io.cellfleet.contract.v1.OverrideBegan;
import io.cellfleet.contract.v1.OverrideEnded;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.RelayReported;
import io.cellfleet.contract.v1.SensorsZeroed;
import io.cellfleet.contract.v1.SettingsApplied;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.SocRecalibrated;
import io.cellfleet.contract.v1.WarningAcknowledged;
import io.cellfleet.contract.v1.WarningCleared;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event of each fact that is new, got fields, or had no golden bytes of the first release. */
final class SecondReleaseEvents {

    private static final long AT_MS = SecondReleaseExamples.AT_MS;
    private static final String ACTION = "0192f0c1-7a5e";
    private static final String AUTHOR = "anna";

    private SecondReleaseEvents() {}

    static Map<String, Message> all() {
        Map<String, Message> examples = new LinkedHashMap<>();
        ofWarnings(examples);
        ofRelays(examples);
        ofActions(examples);
        ofTheFirstRelease(examples);
        return examples;
    }

    private static void ofWarnings(Map<String, Message> examples) {
        put(
                examples,
                "warning-raised",
                event().setIndex(1_000)
                        .setWarningRaised(WarningRaised.newBuilder()
                                .setCode(WarningCode.WARNING_CODE_GATEWAY_OFFLINE)
                                .setDetail("nothing heard of gateway-1 for 60 s")
                                .setSeverity(Severity.SEVERITY_WARNING)
                                .setHint("Check the site's network and the gateway's power.")));
        put(
                examples,
                "warning-acknowledged",
                event().setWarningAcknowledged(WarningAcknowledged.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_DEVICE_SETTINGS_DIFFER)
                        .setRaisedAtMs(AT_MS - 60_000)
                        .setAuthor(AUTHOR)
                        .setNote("the device is set on Monday")));
    }

    private static void ofRelays(Map<String, Message> examples) {
        put(
                examples,
                "override-began",
                event().setOverrideBegan(OverrideBegan.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_CHARGE)
                        .setAuthor(AUTHOR)
                        .setReason("the inverter is being replaced")
                        .setUntilMs(AT_MS + 7_200_000)));
        put(
                examples,
                "override-ended",
                event().setOverrideEnded(OverrideEnded.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_CHARGE)
                        .setBecause("expired")));
        put(
                examples,
                "installation-relay-changed",
                event().setInstallationRelayChanged(InstallationRelayChanged.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_LOAD)
                        .setOn(true)
                        .addBlockedBy("farm-2")));
        put(
                examples,
                "relay-reported",
                event().setRelayReported(RelayReported.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_LOAD)
                        .setWantedOn(true)
                        .setIsOn(false)
                        .setBecause("unlinked")));
    }

    private static void ofActions(Map<String, Message> examples) {
        put(
                examples,
                "action-applied",
                event().setActionApplied(ActionApplied.newBuilder()
                        .setActionId(ACTION)
                        .setKind("zeroCalibration")
                        .setAuthor(AUTHOR)));
        put(
                examples,
                "action-refused",
                event().setActionRefused(ActionRefused.newBuilder()
                        .setActionId(ACTION)
                        .setKind("zeroCalibration")
                        .setAuthor(AUTHOR)
                        .setBecause("sensor 1 shows 900 mA but at most 300 mA is rest")));
        put(
                examples,
                "sensors-zeroed",
                event().setSensorsZeroed(SensorsZeroed.newBuilder()
                        .setOffset1Ma(-120)
                        .setOffset2Ma(80)
                        .setOffsetMa(-200)));
        put(
                examples,
                "energy-counters-cleared",
                event().setEnergyCountersCleared(EnergyCountersCleared.newBuilder()
                        .setCollectedWh(9_000_000_000L)
                        .setConsumedWh(8_500_000_000L)));
        put(
                examples,
                "cell-count-confirmed",
                event().setCellCountConfirmed(CellCountConfirmed.newBuilder().setCellCount(15)));
    }

    private static void ofTheFirstRelease(Map<String, Message> examples) {
        put(
                examples,
                "warning-cleared",
                event().setWarningCleared(WarningCleared.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_TEMPERATURE_LOW)
                        .setRaisedAtMs(AT_MS - 60_000)));
        put(
                examples,
                "soc-recalibrated",
                event().setSocRecalibrated(
                                SocRecalibrated.newBuilder().setPercent(100).setBeforeMilliPercent(97_250)));
        put(
                examples,
                "calibration-lost",
                event().setCalibrationLost(CalibrationLost.newBuilder().setBecause("a gap of 2 h")));
        put(
                examples,
                "settings-applied",
                event().setSettingsApplied(SettingsApplied.newBuilder().setRevision(5)));
        put(
                examples,
                "clock-jumped",
                event().setClockJumped(ClockJumped.newBuilder().setBeforeMs(AT_MS + 3_600_000)));
        put(
                examples,
                "day-closed",
                event().setDayClosed(DayClosed.newBuilder()
                        .setDate("2026-09-30")
                        .setCollectedWh(4_200)
                        .setConsumedWh(3_100)));
        put(examples, "gap-seen", event().setGapSeen(GapSeen.newBuilder().setMissing(7)));
    }

    private static void put(Map<String, Message> examples, String fact, PackEvent.Builder event) {
        examples.put("event-" + fact, event.build());
    }

    private static PackEvent.Builder event() {
        return PackEvent.newBuilder()
                .setInstallationId("farm")
                .setPackId("farm-1")
                .setOrder(SecondReleaseExamples.order(701))
                .setIndex(2)
                .setAtMs(AT_MS)
                .setSimulated(true);
    }
}
