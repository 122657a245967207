package io.cellfleet.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.CellTemperature;
import io.cellfleet.contract.v1.CellVoltage;
import io.cellfleet.contract.v1.Chemistry;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.DeviceReport;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.LineReport;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackSettings;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.contract.v1.RejectedStretch;
import io.cellfleet.contract.v1.RelayChanged;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.RelayMode;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.StateOfCharge;
import io.cellfleet.contract.v1.TemperatureScale;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;
import java.util.LinkedHashMap;
import java.util.Map;

/** One message of each kind with every field of the first release set, by the name of its golden file. */
final class Examples {

    private static final long AT_MS = 1_780_272_000_000L;
    private static final OrderNumber ORDER = OrderNumber.newBuilder()
            .setEnrolment(1)
            .setBoot(7)
            .setSequence(123_456)
            .build();

    private Examples() {}

    static Map<String, Message> all() {
        Map<String, Message> examples = new LinkedHashMap<>();
        examples.put(
                "frame",
                gateway()
                        .setFrame(RawFrame.newBuilder()
                                .setProtocol("smartbms123")
                                .setRaw(ByteString.copyFrom(new byte[] {1, 5, -1})))
                        .build());
        examples.put(
                "line-report",
                gateway()
                        .setLineReport(LineReport.newBuilder()
                                .setPortOpen(true)
                                .setLastValidFrameAtMs(AT_MS - 1_000)
                                .setValidFrames(3_600)
                                .putRejectedByReason("WRONG_CHECKSUM", 2)
                                .setTrouble("none"))
                        .build());
        examples.put(
                "rejected-stretch",
                gateway()
                        .setRejectedStretch(RejectedStretch.newBuilder()
                                .setProtocol("smartbms123")
                                .setReason("NOISE")
                                .setRaw(ByteString.copyFrom(new byte[] {9})))
                        .build());
        examples.put("settings", settings());
        examples.put("status", status());
        examples.put(
                "event-warning-raised",
                event().setWarningRaised(WarningRaised.newBuilder()
                                .setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH)
                                .setDetail("cell 3"))
                        .build());
        examples.put(
                "event-relay-changed",
                event().setRelayChanged(RelayChanged.newBuilder()
                                .setRelay(RelayName.RELAY_NAME_LOAD)
                                .setOn(true)
                                .addBlockedBy("firstFrames"))
                        .build());
        examples.put(
                "rejected",
                RejectedRecord.newBuilder()
                        .setReason("WRONG_CHECKSUM")
                        .setDetail("58 bytes are no frame")
                        .setSourceTopic("cellfleet.frames.v1")
                        .setSourcePartition(3)
                        .setSourceOffset(99)
                        .setGatewayId("gateway-1")
                        .setInstallationId("farm")
                        .setPackId("farm-1")
                        .setAtMs(AT_MS)
                        .setHex("0105ff")
                        .build());
        return examples;
    }

    private static GatewayRecord.Builder gateway() {
        return GatewayRecord.newBuilder()
                .setGatewayId("gateway-1")
                .setInstallationId("farm")
                .setPackId("farm-1")
                .setOrder(ORDER)
                .setCapturedAtMs(AT_MS)
                .setMonotonicMs(5_000)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SYNCHRONISED)
                .setSimulated(true);
    }

    private static InstallationSettings settings() {
        return InstallationSettings.newBuilder()
                .setInstallationId("farm")
                .setTenantId("default")
                .setName("Farm")
                .setTimeZone("Europe/Prague")
                .setRevision(4)
                .addPacks(PackSettings.newBuilder()
                        .setPackId("farm-1")
                        .setName("House")
                        .setRevision(3)
                        .setCellCount(16)
                        .setChemistry(Chemistry.CHEMISTRY_LIFEPO4)
                        .setCapacityWh(10_000)
                        .setOptionSwitches(0b0101_0000)
                        .setVMinMv(2_900)
                        .setVBalanceMv(3_400)
                        .setVMaxMv(3_700)
                        .setFullVoltageMv(3_450)
                        .setTMinDeciC(-5)
                        .setTMaxDeciC(550)
                        .setChargeRestartPercent(90)
                        .setDischargeRestartPercent(20)
                        .setMode(RelayMode.RELAY_MODE_CRITICAL)
                        .setNominalCellMv(3_200)
                        .setSensorCount(2)
                        .setSensorLoops(4)
                        .setSensorInverted(true)
                        .setCurrentDivisor(1)
                        .setTemperatureScale(TemperatureScale.TEMPERATURE_SCALE_DOCUMENT)
                        .setCombinedOutput(true)
                        .setSolarPeakW(5_000)
                        .setInverterPeakW(3_000)
                        .setRatedCapacityMah(280_000)
                        .setMinimumOffSeconds(60)
                        .setEmptyAfterSeconds(60)
                        .setFramePeriodMs(1_000)
                        .addSectionEnds(8))
                .build();
    }

    private static PackStatus status() {
        return PackStatus.newBuilder()
                .setInstallationId("farm")
                .setPackId("farm-1")
                .setGatewayId("gateway-1")
                .setOrder(ORDER)
                .setAtMs(AT_MS)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SET)
                .setSimulated(true)
                .setProtocol("smartbms123")
                .setSettingsRevision(3)
                .setMeasured(Measurement.newBuilder()
                        .setPackVoltageMv(52_800)
                        .setCurrentMa(-10_000)
                        .setCurrent1Ma(2_000)
                        .setCurrent2Ma(12_000)
                        .setIncomingMa(2_000)
                        .setOutgoingMa(12_000)
                        .setLowestCell(CellVoltage.newBuilder().setNumber(3).setVoltageMv(3_290))
                        .setHighestCell(CellVoltage.newBuilder().setNumber(9).setVoltageMv(3_315))
                        .setLowestTemperature(CellTemperature.newBuilder()
                                .setNumber(1)
                                .setDeciC(-15)
                                .setRaw(269))
                        .setHighestTemperature(CellTemperature.newBuilder()
                                .setNumber(16)
                                .setDeciC(215)
                                .setRaw(296))
                        .addCells(CellReading.newBuilder()
                                .setNumber(5)
                                .setVoltageMv(3_300)
                                .setTemperatureDeciC(210))
                        .setCellCount(16))
                .setSoc(StateOfCharge.newBuilder()
                        .setManualMilliPercent(54_321)
                        .setCalibrated(true)
                        .setStoredMah(106_000)
                        .setStoredWh(5_432))
                .addWarnings(Warning.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_COMMUNICATION)
                        .setRaisedAtMs(AT_MS)
                        .setDetail("silent"))
                .setCharge(RelayDecision.newBuilder().setOn(true).setSinceMs(AT_MS))
                .setLoad(RelayDecision.newBuilder().setSinceMs(AT_MS).addBlockedBy("noCellCommunication"))
                .setCombinedOn(false)
                .setDevice(DeviceReport.newBuilder()
                        .setSocPercent(54)
                        .setChargeAllowed(true)
                        .setDischargeAllowed(false)
                        .addStatus("chargeAllowed")
                        .setCollectedTodayWh(1_200)
                        .setConsumedTodayWh(800)
                        .setStoredWh(5_400)
                        .setCollectedTotalKwh(1_000)
                        .setConsumedTotalKwh(900)
                        .setCapacityWh(10_000)
                        .setVMinMv(2_900)
                        .setVMaxMv(3_700)
                        .setVBalanceMv(3_400))
                .setLastFrameAtMs(AT_MS)
                .build();
    }

    private static PackEvent.Builder event() {
        return PackEvent.newBuilder()
                .setInstallationId("farm")
                .setPackId("farm-1")
                .setOrder(ORDER)
                .setIndex(1)
                .setAtMs(AT_MS)
                .setSimulated(true);
    }
}
