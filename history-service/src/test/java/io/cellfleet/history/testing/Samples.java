package io.cellfleet.history.testing;

import io.cellfleet.contract.v1.CellColour;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.CellTemperature;
import io.cellfleet.contract.v1.CellVoltage;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.DeviceReport;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.StateOfCharge;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;

/** Records as the engine writes them. */
public final class Samples {

    /** 2026-06-01T00:00:00Z. */
    public static final long MIDNIGHT_MS = 1_780_272_000_000L;

    private Samples() {}

    public static OrderNumber order(long sequence) {
        return OrderNumber.newBuilder()
                .setEnrolment(1)
                .setBoot(2)
                .setSequence(sequence)
                .build();
    }

    /** What every status has; of a line report, as it has no measurement. */
    public static PackStatus.Builder lineReport(String packId, long sequence, long atMs) {
        return PackStatus.newBuilder()
                .setInstallationId("site-1")
                .setPackId(packId)
                .setOrder(order(sequence))
                .setAtMs(atMs);
    }

    /** A frame that says as little as a frame can. */
    public static PackStatus.Builder frame(String packId, long sequence, long atMs, int packVoltageMv) {
        return lineReport(packId, sequence, atMs)
                .setMeasured(Measurement.newBuilder().setPackVoltageMv(packVoltageMv));
    }

    /** A frame that describes one cell. */
    public static PackStatus.Builder cellFrame(String packId, long sequence, long atMs, int cell, int voltageMv) {
        return lineReport(packId, sequence, atMs)
                .setMeasured(Measurement.newBuilder()
                        .setPackVoltageMv(51_200)
                        .addCells(CellReading.newBuilder().setNumber(cell).setVoltageMv(voltageMv)));
    }

    /** A frame with every field set, each to a value of its own. */
    public static PackStatus full(String packId, long sequence, long atMs) {
        return lineReport(packId, sequence, atMs)
                .setGatewayId("gateway-1")
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SYNCHRONISED)
                .setSimulated(true)
                .setProtocol("smartbms123")
                .setSettingsRevision(7)
                .setMeasured(fullMeasurement())
                .setSoc(StateOfCharge.newBuilder()
                        .setManualMilliPercent(54_321)
                        .setCalibrated(true)
                        .setStoredMah(108_642)
                        .setStoredWh(5_562))
                .addWarnings(Warning.newBuilder().setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH))
                .addWarnings(Warning.newBuilder().setCode(WarningCode.WARNING_CODE_TEMPERATURE_LOW))
                .setCharge(RelayDecision.newBuilder().setOn(false).addBlockedBy("any V >= Vmax"))
                .setLoad(RelayDecision.newBuilder().setOn(true))
                .setCombinedOn(false)
                .setDevice(fullDeviceReport())
                .setLastFrameAtMs(atMs)
                .build();
    }

    public static PackEvent.Builder event(String packId, long sequence, int index, long atMs) {
        return PackEvent.newBuilder()
                .setInstallationId("site-1")
                .setPackId(packId)
                .setOrder(order(sequence))
                .setIndex(index)
                .setAtMs(atMs)
                .setWarningRaised(WarningRaised.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_VOLTAGE_LOW)
                        .setDetail("cell 3 at 2900 mV"));
    }

    private static Measurement fullMeasurement() {
        return Measurement.newBuilder()
                .setPackVoltageMv(51_200)
                .setCurrentMa(-12_500)
                .setCurrent1Ma(2_500)
                .setCurrent2Ma(15_000)
                .setIncomingMa(2_501)
                .setOutgoingMa(15_001)
                .setLowestCell(CellVoltage.newBuilder().setNumber(3).setVoltageMv(3_190))
                .setHighestCell(CellVoltage.newBuilder().setNumber(14).setVoltageMv(3_215))
                .setLowestTemperature(
                        CellTemperature.newBuilder().setNumber(1).setDeciC(-51).setRaw(265))
                .setHighestTemperature(
                        CellTemperature.newBuilder().setNumber(9).setDeciC(213).setRaw(296))
                .addCells(CellReading.newBuilder()
                        .setNumber(5)
                        .setVoltageMv(3_200)
                        .setTemperatureDeciC(-12)
                        .setColour(CellColour.CELL_COLOUR_YELLOW)
                        .setTemperatureReadsHigh(true))
                .setCellCount(16)
                .build();
    }

    private static DeviceReport fullDeviceReport() {
        return DeviceReport.newBuilder()
                .setSocPercent(55)
                .setChargeAllowed(true)
                .setDischargeAllowed(false)
                .addStatus("chargeAllowed")
                .addStatus("belowVMin")
                .setCollectedTodayWh(101)
                .setConsumedTodayWh(102)
                .setStoredWh(103)
                .setCollectedTotalKwh(104)
                .setConsumedTotalKwh(105)
                .setCapacityWh(10_240)
                .setVMinMv(2_900)
                .setVMaxMv(3_700)
                .setVBalanceMv(3_400)
                .build();
    }
}
