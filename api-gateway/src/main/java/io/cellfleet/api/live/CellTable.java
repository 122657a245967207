package io.cellfleet.api.live;

import io.cellfleet.contract.v1.CellColour;
import io.cellfleet.contract.v1.CellReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last reading of each cell of one pack, in plain arrays, because there are many. Grows to the highest cell heard.
 * Not safe for several threads; its {@link PackLive} guards it.
 */
final class CellTable {

    private static final int MOST_CELLS = 255;
    private static final int NO_PROBE = Integer.MIN_VALUE;
    private static final long NEVER = Long.MIN_VALUE;

    private int[] voltageMv = {};
    private int[] temperatureDeciC = {};
    private CellColour[] colours = {};
    private boolean[] readsHigh = {};
    private long[] atMs = {};
    private long[] heardAtMs = {};

    void take(CellReading reading, long takenAtMs, long receivedAtMs) {
        int number = reading.getNumber();
        if (number < 1 || number > MOST_CELLS) {
            return; // no cell has such a number: a device that sends it describes no cell in that frame
        }
        makeRoom(number);
        voltageMv[number - 1] = reading.getVoltageMv();
        temperatureDeciC[number - 1] = reading.hasTemperatureDeciC() ? reading.getTemperatureDeciC() : NO_PROBE;
        colours[number - 1] = reading.getColour();
        readsHigh[number - 1] = reading.getTemperatureReadsHigh();
        atMs[number - 1] = takenAtMs;
        heardAtMs[number - 1] = Math.min(takenAtMs, receivedAtMs);
    }

    /** The cells that have been heard, ascending. */
    List<CellNow> heard() {
        List<CellNow> heard = new ArrayList<>(atMs.length);
        for (int i = 0; i < atMs.length; i++) {
            if (atMs[i] != NEVER) {
                Integer temperature = temperatureDeciC[i] == NO_PROBE ? null : temperatureDeciC[i];
                heard.add(
                        new CellNow(i + 1, voltageMv[i], temperature, colours[i], readsHigh[i], atMs[i], heardAtMs[i]));
            }
        }
        return heard;
    }

    private void makeRoom(int cells) {
        int before = atMs.length;
        if (cells <= before) {
            return;
        }
        voltageMv = Arrays.copyOf(voltageMv, cells);
        temperatureDeciC = Arrays.copyOf(temperatureDeciC, cells);
        colours = Arrays.copyOf(colours, cells);
        readsHigh = Arrays.copyOf(readsHigh, cells);
        atMs = Arrays.copyOf(atMs, cells);
        heardAtMs = Arrays.copyOf(heardAtMs, cells);
        Arrays.fill(atMs, before, cells, NEVER);
    }
}
