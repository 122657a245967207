package io.cellfleet.local.endtoend;

import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.protocol.smartbms123.RotatingKeys;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.embedded.PseudoTerminal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * A 123\SmartBMS at the other end of a line: 16 cells, one of them a frame, a frame each second. The 58 bytes take 60 ms
 * as at 9600 baud, then the line is silent.
 */
public final class LineFeeder implements AutoCloseable {

    public static final int CELLS = 16;
    static final int PACK_VOLTAGE_MV = 53_000;
    static final int CURRENT_MA = 10_000;

    private static final int FRAME_PERIOD_MS = 1_000;
    private static final int PIECE_BYTES = 10;
    /** 10 bytes of 10 bits each at 9600 baud. */
    private static final int PIECE_MS = 10;

    private static final int TEMPERATURE_RAW = 296;

    private final PseudoTerminal line;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicIntegerArray cellsMv = new AtomicIntegerArray(
            IntStream.rangeClosed(1, CELLS).map(LineFeeder::cellMv).toArray());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private LineFeeder(PseudoTerminal line) {
        this.line = line;
    }

    /** Sends frames from now on, until closed or the plug is pulled. */
    public static LineFeeder feed(PseudoTerminal line) {
        LineFeeder feeder = new LineFeeder(line);
        var unused = feeder.clock.scheduleAtFixedRate(feeder::send, 0, FRAME_PERIOD_MS, TimeUnit.MILLISECONDS);
        return feeder;
    }

    public int framesSent() {
        return sent.get();
    }

    /** From the next frame on this cell has another voltage, mV. */
    void setCell(int number, int voltageMv) {
        cellsMv.set(number - 1, voltageMv);
    }

    /** mV of a cell at first: all differ, so that one cannot be taken for another. */
    static int cellMv(int number) {
        return 3_300 + 5 * number;
    }

    private void send() {
        byte[] frame = frame(sent.get());
        try {
            for (int at = 0; at < frame.length; at += PIECE_BYTES) {
                line.write(Arrays.copyOfRange(frame, at, Math.min(at + PIECE_BYTES, frame.length)));
                TimeUnit.MILLISECONDS.sleep(PIECE_MS);
            }
            sent.incrementAndGet();
        } catch (IOException pulled) {
            clock.shutdown();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] frame(int count) {
        int cell = count % CELLS + 1;
        int lowest = extreme(Comparator.comparingInt(number -> -cellsMv.get(number - 1)));
        int highest = extreme(Comparator.comparingInt(number -> cellsMv.get(number - 1)));
        return new FrameEncoder()
                .packVoltageMv(PACK_VOLTAGE_MV)
                .current1Ma(12_500)
                .current2Ma(2_500)
                .currentMa(CURRENT_MA)
                .lowestCell(lowest, cellsMv.get(lowest - 1))
                .highestCell(highest, cellsMv.get(highest - 1))
                .lowestTemperature(1, TEMPERATURE_RAW)
                .highestTemperature(9, TEMPERATURE_RAW + 4)
                .cell(cell, cellsMv.get(cell - 1), TEMPERATURE_RAW)
                .cellCount(CELLS)
                .status(DeviceStatus.CHARGE_ALLOWED, true)
                .status(DeviceStatus.DISCHARGE_ALLOWED, true)
                .todayWh(4_321, 2_468)
                .storedWh(9_876)
                .socPercent(82)
                .totalKwh(1_234, 1_111)
                .key(count % RotatingKeys.COUNT, 0)
                .capacityWh(12_000)
                .limitsMv(2_900, 3_400, 3_700)
                .encode();
    }

    /** The cell that comes last in this order. */
    private static int extreme(Comparator<Integer> order) {
        return IntStream.rangeClosed(1, CELLS).boxed().max(order).orElseThrow();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
