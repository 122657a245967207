package io.cellfleet.local.bench;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.CellTemperature;
import io.cellfleet.contract.v1.CellVoltage;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.StateOfCharge;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Statuses as the engine would write them of packs with 16 cells, one a second: voltages in steps
 * of 5 mV, temperatures of 1 °C, currents of 50 mA, SOC of 0.1 %, each with noise. The same every time.
 */
final class HistoryFleet {

    static final int CELLS = 16;

    /** Of one frame: pack voltage, current, SOC, and of each cell voltage and temperature. */
    static final int VALUES = 3 + 2 * CELLS;

    /** 2026-06-01T00:00:00Z. */
    static final long BEGIN_MS = 1_780_272_000_000L;

    private static final double CAPACITY_MAH = 100_000;

    private static final long SECOND_MS = 1_000;

    private final Pack[] packs;

    /**
     * @param cellsAFrame which cells a frame tells: all, or one after the other as a 123 does
     */
    HistoryFleet(int count, CellsAFrame cellsAFrame) {
        this(count, cellsAFrame, BEGIN_MS);
    }

    /** @param beginMs of the first second; ms since 1970 */
    HistoryFleet(int count, CellsAFrame cellsAFrame, long beginMs) {
        this(count, cellsAFrame, beginMs, SECOND_MS);
    }

    /** @param stepMs from one status of a pack to its next one */
    HistoryFleet(int count, CellsAFrame cellsAFrame, long beginMs, long stepMs) {
        packs = IntStream.range(0, count)
                .mapToObj(number -> new Pack(number, cellsAFrame, beginMs, stepMs))
                .toArray(Pack[]::new);
    }

    /** How much a frame tells. */
    enum CellsAFrame {
        ONE,
        ALL
    }

    static String packId(int number) {
        return "bench-%05d".formatted(number);
    }

    static String installationId(int number) {
        return "site-%04d".formatted(number / 2);
    }

    /** The next status of a pack. */
    PackStatus next(int number) {
        return packs[number].next();
    }

    private static final class Pack {
        private final int number;
        private final CellsAFrame cellsAFrame;
        private final long beginMs;
        private final long stepMs;
        private final Random random;
        private final double[] offsetsMv = new double[CELLS];
        private final double[] offsetsC = new double[CELLS];
        private final double phase;
        private long second;
        private double loadMa;
        private double storedMah;
        private double collectedWh;
        private double consumedWh;

        Pack(int number, CellsAFrame cellsAFrame, long beginMs, long stepMs) {
            this.number = number;
            this.stepMs = stepMs;
            this.beginMs = beginMs;
            this.cellsAFrame = cellsAFrame;
            random = new Random(number);
            phase = random.nextDouble();
            storedMah = CAPACITY_MAH * (0.3 + 0.5 * random.nextDouble());
            for (int cell = 0; cell < CELLS; cell++) {
                offsetsMv[cell] = 4 * random.nextGaussian();
                offsetsC[cell] = random.nextGaussian();
            }
        }

        PackStatus next() {
            second++;
            if (random.nextInt(120) == 0) {
                loadMa = 30_000 * random.nextDouble() * random.nextDouble();
            }
            double sunMa = 25_000 * Math.max(0, Math.sin(2 * Math.PI * (second / 86_400.0 + phase)));
            double netMa = sunMa - loadMa + 40 * random.nextGaussian();
            long currentMa = 50 * Math.round(netMa / 50);
            storedMah = Math.clamp(storedMah + currentMa / 3_600.0, 0, CAPACITY_MAH);
            Measurement.Builder measured = measured(currentMa);
            double wh = measured.getPackVoltageMv() / 1e3 * currentMa / 1e3 / 3_600;
            collectedWh += Math.max(wh, 0);
            consumedWh += Math.max(-wh, 0);
            long atMs = beginMs + (second - 1) * stepMs;
            return PackStatus.newBuilder()
                    .setInstallationId(installationId(number))
                    .setPackId(packId(number))
                    .setGatewayId("gateway-" + number / 2)
                    .setOrder(
                            OrderNumber.newBuilder().setEnrolment(1).setBoot(1).setSequence(second))
                    .setAtMs(atMs + random.nextInt(4))
                    .setClockQuality(ClockQuality.CLOCK_QUALITY_SYNCHRONISED)
                    .setProtocol(cellsAFrame == CellsAFrame.ALL ? "jbd" : "smartbms123")
                    .setSettingsRevision(3)
                    .setMeasured(measured)
                    .setSoc(StateOfCharge.newBuilder()
                            .setManualMilliPercent(100 * (int) Math.round(storedMah / CAPACITY_MAH * 1_000))
                            .setCalibrated(true)
                            .setStoredMah((long) storedMah)
                            .setStoredWh((int) (storedMah * 51.2 / 1_000)))
                    .setCharge(RelayDecision.newBuilder().setOn(true))
                    .setLoad(RelayDecision.newBuilder().setOn(true))
                    .setLastFrameAtMs(atMs)
                    .setEnergy(Energy.newBuilder()
                            .setCollectedTodayWh((long) collectedWh)
                            .setConsumedTodayWh((long) consumedWh)
                            .setCollectedTotalWh(100_000 + (long) collectedWh)
                            .setConsumedTotalWh(90_000 + (long) consumedWh))
                    .build();
        }

        private Measurement.Builder measured(long currentMa) {
            double restingMv = 3_200 + 140 * storedMah / CAPACITY_MAH;
            double warmC = 22 + 3 * Math.sin(second / 7_000.0 + phase);
            Measurement.Builder measured = Measurement.newBuilder().setCellCount(CELLS);
            int packMv = 0;
            int lowest = 0;
            int highest = 0;
            int coldest = 0;
            int warmest = 0;
            int[] mv = new int[CELLS];
            int[] deciC = new int[CELLS];
            for (int cell = 0; cell < CELLS; cell++) {
                double cellMv = restingMv + offsetsMv[cell] + currentMa * 0.001 * 0.8 + 1.5 * random.nextGaussian();
                mv[cell] = 5 * (int) Math.round(cellMv / 5);
                deciC[cell] = 10 * (int) Math.round(warmC + offsetsC[cell] + 0.1 * random.nextGaussian());
                packMv += mv[cell];
                lowest = mv[cell] < mv[lowest] ? cell : lowest;
                highest = mv[cell] > mv[highest] ? cell : highest;
                coldest = deciC[cell] < deciC[coldest] ? cell : coldest;
                warmest = deciC[cell] > deciC[warmest] ? cell : warmest;
                if (cellsAFrame == CellsAFrame.ALL || cell == second % CELLS) {
                    measured.addCells(CellReading.newBuilder()
                            .setNumber(cell + 1)
                            .setVoltageMv(mv[cell])
                            .setTemperatureDeciC(deciC[cell])
                            .setColourValue(1));
                }
            }
            return measured.setPackVoltageMv(packMv)
                    .setCurrentMa((int) currentMa)
                    .setIncomingMa((int) Math.max(currentMa, 0))
                    .setOutgoingMa((int) Math.max(-currentMa, 0))
                    .setLowestCell(
                            CellVoltage.newBuilder().setNumber(lowest + 1).setVoltageMv(mv[lowest]))
                    .setHighestCell(
                            CellVoltage.newBuilder().setNumber(highest + 1).setVoltageMv(mv[highest]))
                    .setLowestTemperature(
                            CellTemperature.newBuilder().setNumber(coldest + 1).setDeciC(deciC[coldest]))
                    .setHighestTemperature(
                            CellTemperature.newBuilder().setNumber(warmest + 1).setDeciC(deciC[warmest]));
        }
    }
}
