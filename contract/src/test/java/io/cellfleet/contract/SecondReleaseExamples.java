package io.cellfleet.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.cellfleet.contract.v1.CellColour;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.Installation;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.Override;
import io.cellfleet.contract.v1.PackPresence;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Presence;
import io.cellfleet.contract.v1.Progress;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.contract.v1.RelayPolicy;
import io.cellfleet.contract.v1.RelayReport;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the second release brought: the messages that are new and those that got fields, with every field set, by the
 * name of their golden file. Events and actions have lists of their own.
 */
final class SecondReleaseExamples {

    static final long AT_MS = 1_790_812_800_000L;

    private SecondReleaseExamples() {}

    static Map<String, Message> all() {
        Map<String, Message> examples = new LinkedHashMap<>();
        examples.put("line-report", lineReport());
        examples.put("relay-report", relayReport());
        examples.put("settings", settings());
        examples.put("status", status());
        examples.put(
                "downlink-settings",
                Downlink.newBuilder().setSettings(settings()).build());
        examples.put(
                "downlink-order", Downlink.newBuilder().setOrder(relayOrder()).build());
        examples.put(
                "progress",
                Progress.newBuilder()
                        .setPartition(3)
                        .setAppliedOffset(5_000_000_000L)
                        .setAtMs(AT_MS)
                        .build());
        examples.put("presence", presence());
        examples.putAll(SecondReleaseEvents.all());
        examples.putAll(SecondReleaseActions.all());
        return examples;
    }

    static OrderNumber order(long sequence) {
        return OrderNumber.newBuilder()
                .setEnrolment(2)
                .setBoot(11)
                .setSequence(sequence)
                .build();
    }

    private static GatewayRecord lineReport() {
        GatewayRecord.Builder lineReport = ((GatewayRecord) Examples.all().get("line-report")).toBuilder();
        lineReport.getLineReportBuilder().setDropped(324);
        return lineReport.build();
    }

    private static GatewayRecord relayReport() {
        return GatewayRecord.newBuilder()
                .setGatewayId("gateway-1")
                .setInstallationId("farm")
                .setPackId("farm-1")
                .setOrder(order(700))
                .setCapturedAtMs(AT_MS)
                .setMonotonicMs(9_000)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SET)
                .setSimulated(true)
                .setWaitedMs(3_600_000)
                .setRelayReport(RelayReport.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_LOAD)
                        .setWantedOn(true)
                        .setIsOn(false)
                        .setBecause("engineOrder")
                        .setOrderedBy(order(690))
                        .setActuator("lcus")
                        .setTrouble("no answer"))
                .build();
    }

    private static InstallationSettings settings() {
        InstallationSettings.Builder settings =
                ((InstallationSettings) Examples.all().get("settings")).toBuilder();
        settings.getPacksBuilder(0).setGatewayId("gateway-1").setUnlinkedPolicy(RelayPolicy.RELAY_POLICY_OPEN);
        return settings.build();
    }

    private static PackStatus status() {
        PackStatus.Builder status = ((PackStatus) Examples.all().get("status")).toBuilder();
        Measurement.Builder measured = status.getMeasuredBuilder().setZeroOffsetMa(-120);
        measured.getCellsBuilder(0).setColour(CellColour.CELL_COLOUR_YELLOW).setTemperatureReadsHigh(true);
        measured.addCells(CellReading.newBuilder()
                .setNumber(6)
                .setVoltageMv(3_710)
                .setTemperatureDeciC(560)
                .setColour(CellColour.CELL_COLOUR_RED));
        status.getChargeBuilder().setHeldOff(heldOff());
        return status.setWarnings(0, acknowledged())
                .setEnergy(Energy.newBuilder()
                        .setCollectedTodayWh(4_200)
                        .setConsumedTodayWh(3_100)
                        .setCollectedTotalWh(9_000_000)
                        .setConsumedTotalWh(8_500_000))
                .setInstallation(Installation.newBuilder()
                        .setCharge(RelayDecision.newBuilder().setSinceMs(AT_MS).addBlockedBy("farm-2"))
                        .setLoad(RelayDecision.newBuilder().setOn(true).setSinceMs(AT_MS - 1))
                        .setSocMilliPercent(61_500)
                        .setCalibrated(true)
                        .setOldestFrameAtMs(AT_MS - 2_000))
                .build();
    }

    private static Override heldOff() {
        return Override.newBuilder()
                .setAuthor("anna")
                .setReason("the inverter is being replaced")
                .setUntilMs(AT_MS + 7_200_000)
                .build();
    }

    private static Warning acknowledged() {
        return Warning.newBuilder()
                .setCode(WarningCode.WARNING_CODE_RELAY_DOES_NOT_FOLLOW)
                .setRaisedAtMs(AT_MS - 60_000)
                .setDetail("load relay told off, still on")
                .setSeverity(Severity.SEVERITY_CRITICAL)
                .setAcknowledgedBy("anna")
                .setAcknowledgedAtMs(AT_MS)
                .build();
    }

    private static RelayOrder relayOrder() {
        return RelayOrder.newBuilder()
                .setInstallationId("farm")
                .setPackId("farm-1")
                .setOrder(order(701))
                .setAtMs(AT_MS)
                .setSettingsRevision(5)
                .setChargeOn(true)
                .setLoadOn(true)
                .setInstallationChargeOn(true)
                .setInstallationLoadOn(true)
                .setSuspended(true)
                .setChargeHeldOffUntilMs(AT_MS + 1)
                .setLoadHeldOffUntilMs(AT_MS + 2)
                .build();
    }

    private static Presence presence() {
        return Presence.newBuilder()
                .setGatewayId("gateway-1")
                .setInstallationId("farm")
                .setAtMs(AT_MS)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_UNSET)
                .setVersion("0.2.0")
                .setWaiting(4_000)
                .setOldestWaitedMs(3_600_000)
                .setDropped(12)
                .addPacks(PackPresence.newBuilder()
                        .setPackId("farm-1")
                        .setOrder(order(702))
                        .setCapturedAtMs(AT_MS - 500)
                        .setSimulated(true)
                        .setFrame(RawFrame.newBuilder()
                                .setProtocol("smartbms123")
                                .setRaw(ByteString.copyFrom(new byte[] {1, 5, -1}))))
                .build();
    }
}
