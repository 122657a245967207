package io.cellfleet.api.world;

import io.cellfleet.contract.history.v1.LatestCell;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.CellTemperature;
import io.cellfleet.contract.v1.CellVoltage;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.DeviceReport;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.StateOfCharge;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;

/** Statuses as the engine writes them, of a pack of 16 cells that describes one cell a frame. */
public final class Statuses {

    private Statuses() {}

    /** From a frame that describes cell {@code sequence} modulo 16. */
    public static PackStatus.Builder frame(String packId, long sequence, long atMs) {
        int cell = Math.floorMod(sequence - 1, 16) + 1;
        return lineReport(packId, sequence, atMs)
                .setLastFrameAtMs(atMs)
                .setProtocol("smartbms123")
                .setMeasured(Measurement.newBuilder()
                        .setPackVoltageMv(53_120)
                        .setCurrentMa(-12_500)
                        .setCurrent1Ma(0)
                        .setCurrent2Ma(12_500)
                        .setIncomingMa(0)
                        .setOutgoingMa(12_500)
                        .setLowestCell(CellVoltage.newBuilder().setNumber(3).setVoltageMv(3_300))
                        .setHighestCell(CellVoltage.newBuilder().setNumber(9).setVoltageMv(3_340))
                        .setLowestTemperature(temperature(4, 181))
                        .setHighestTemperature(temperature(11, 224))
                        .addCells(CellReading.newBuilder()
                                .setNumber(cell)
                                .setVoltageMv(3_300 + cell)
                                .setTemperatureDeciC(200 + cell))
                        .setCellCount(16))
                .setDevice(DeviceReport.newBuilder()
                        .setSocPercent(64)
                        .setChargeAllowed(true)
                        .setDischargeAllowed(true)
                        .addStatus("chargeAllowed")
                        .addStatus("dischargeAllowed")
                        .setCapacityWh(10_200));
    }

    /** From a line report: no measurement. */
    public static PackStatus.Builder lineReport(String packId, long sequence, long atMs) {
        return PackStatus.newBuilder()
                .setInstallationId("site")
                .setPackId(packId)
                .setGatewayId("gateway-1")
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(1).setSequence(sequence))
                .setAtMs(atMs)
                .setClockQuality(ClockQuality.CLOCK_QUALITY_SYNCHRONISED)
                .setSettingsRevision(1)
                .setSoc(StateOfCharge.newBuilder()
                        .setManualMilliPercent(63_517)
                        .setCalibrated(true)
                        .setStoredMah(126_000)
                        .setStoredWh(6_478))
                .setCharge(RelayDecision.newBuilder().setOn(true).setSinceMs(atMs))
                .setLoad(RelayDecision.newBuilder()
                        .setOn(false)
                        .setSinceMs(atMs)
                        .addBlockedBy("cellVoltageAtOrBelowVMin"));
    }

    public static Warning warning(WarningCode code, long raisedAtMs) {
        return Warning.newBuilder()
                .setCode(code)
                .setRaisedAtMs(raisedAtMs)
                .setDetail("because of this test")
                .build();
    }

    /** As history gives it: newest status and one cell. */
    public static LatestPack latest(String packId, long sequence) {
        long now = System.currentTimeMillis();
        return LatestPack.newBuilder()
                .setStatus(frame(packId, sequence, now))
                .addCells(LatestCell.newBuilder()
                        .setAtMs(now)
                        .setReading(CellReading.newBuilder().setNumber(1).setVoltageMv(3_333)))
                .build();
    }

    private static CellTemperature temperature(int number, int deciC) {
        return CellTemperature.newBuilder()
                .setNumber(number)
                .setDeciC(deciC)
                .setRaw(300)
                .build();
    }
}
