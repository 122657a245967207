package io.cellfleet.battery.measure;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The last reading of every cell with its own time (rule M4). The 123 tells one cell a frame, so these values are not
 * simultaneous; rules that need "all cells" use the frame's extremes (rule R5).
 */
public final class CellMap {

    private static final long NEVER = Long.MIN_VALUE;
    private static final int NO_PROBE = Integer.MIN_VALUE;

    private final long[] heardAtMs;
    private final int[] voltageMv;
    private final int[] deciC;
    private final int lastHeard;

    private CellMap(long[] heardAtMs, int[] voltageMv, int[] deciC, int lastHeard) {
        this.heardAtMs = heardAtMs;
        this.voltageMv = voltageMv;
        this.deciC = deciC;
        this.lastHeard = lastHeard;
    }

    /** No cell heard yet. */
    public static CellMap unheard(int cellCount) {
        Check.inRange("cellCount", cellCount, 0, 255);
        long[] never = new long[cellCount];
        Arrays.fill(never, NEVER);
        return new CellMap(never, new int[cellCount], new int[cellCount], 0);
    }

    /** For as many cells as are now commissioned; readings of cells that stay are kept. */
    public CellMap resized(int cellCount) {
        if (cellCount == cellCount()) {
            return this;
        }
        CellMap other = unheard(cellCount);
        int kept = Math.min(cellCount, cellCount());
        System.arraycopy(heardAtMs, 0, other.heardAtMs, 0, kept);
        System.arraycopy(voltageMv, 0, other.voltageMv, 0, kept);
        System.arraycopy(deciC, 0, other.deciC, 0, kept);
        int last = lastHeard <= cellCount ? lastHeard : 0;
        return new CellMap(other.heardAtMs, other.voltageMv, other.deciC, last);
    }

    /** Takes the cells of a frame; those above the commissioned count are left out. */
    public CellMap heard(List<CellReading> cells, Instant at) {
        if (cells.isEmpty()) {
            return this;
        }
        CellMap next = new CellMap(heardAtMs.clone(), voltageMv.clone(), deciC.clone(), lastHeard);
        int last = lastHeard;
        for (CellReading cell : cells) {
            if (cell.number() <= cellCount()) {
                next.put(cell.number(), at.toEpochMilli(), cell.voltageMv(), deciC(cell));
                last = cell.number();
            }
        }
        return new CellMap(next.heardAtMs, next.voltageMv, next.deciC, last);
    }

    /** The clock was set back: what was heard "later" was heard at the latest now. */
    public CellMap notAfter(Instant now) {
        CellMap next = new CellMap(heardAtMs.clone(), voltageMv, deciC, lastHeard);
        for (int index = 0; index < heardAtMs.length; index++) {
            next.heardAtMs[index] = Math.min(heardAtMs[index], now.toEpochMilli());
        }
        return next;
    }

    /** As it was written down before; empty for a cell never heard, {@code lastHeard} 0 for none. */
    public static CellMap of(List<Optional<HeardCell>> cells, int lastHeard) {
        Check.inRange("lastHeard", lastHeard, 0, cells.size());
        CellMap map = unheard(cells.size());
        for (int number = 1; number <= cells.size(); number++) {
            Optional<HeardCell> cell = cells.get(number - 1);
            if (cell.isPresent()) {
                HeardCell heard = cell.get();
                map.put(
                        number,
                        heard.heardAt().toEpochMilli(),
                        heard.voltageMv(),
                        heard.deciC().orElse(NO_PROBE));
            }
        }
        return new CellMap(map.heardAtMs, map.voltageMv, map.deciC, lastHeard);
    }

    private static int deciC(CellReading cell) {
        return cell.temperature().map(Temperature::deciC).orElse(NO_PROBE);
    }

    private void put(int number, long atMs, int millivolts, int tenths) {
        heardAtMs[number - 1] = atMs;
        voltageMv[number - 1] = millivolts;
        deciC[number - 1] = tenths;
    }

    /**
     * A cell's last reading.
     *
     * @param heardAt   capture time of the frame that told it
     * @param voltageMv mV
     * @param deciC     0.1 °C; empty where the cell has no probe
     */
    public record HeardCell(Instant heardAt, int voltageMv, OptionalInt deciC) {}

    /**
     * @param number 1..{@link #cellCount}
     */
    public Optional<HeardCell> cell(int number) {
        int index = Check.inRange("number", number, 1, cellCount()) - 1;
        if (heardAtMs[index] == NEVER) {
            return Optional.empty();
        }
        OptionalInt own = deciC[index] == NO_PROBE ? OptionalInt.empty() : OptionalInt.of(deciC[index]);
        return Optional.of(new HeardCell(Instant.ofEpochMilli(heardAtMs[index]), voltageMv[index], own));
    }

    public int cellCount() {
        return heardAtMs.length;
    }

    /** The cell of the newest frame that told one. */
    public OptionalInt lastHeard() {
        return lastHeard == 0 ? OptionalInt.empty() : OptionalInt.of(lastHeard);
    }

    /** Whether the cells have a temperature of their own; true until one is heard that has none. */
    public boolean haveProbes() {
        return lastHeard == 0 || deciC[lastHeard - 1] != NO_PROBE;
    }

    /**
     * The first cell that has not been heard for longer than it may.
     *
     * @param since      before it nobody could hear: what counts for a cell never heard, or heard earlier
     * @param now        capture time of the newest frame
     * @param staleAfter rule M4
     */
    public OptionalInt firstStale(Instant since, Instant now, Duration staleAfter) {
        long oldestMs = now.toEpochMilli() - staleAfter.toMillis();
        for (int index = 0; index < heardAtMs.length; index++) {
            // NEVER is the earliest of all.
            if (Math.max(heardAtMs[index], since.toEpochMilli()) < oldestMs) {
                return OptionalInt.of(index + 1);
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellMap that
                && lastHeard == that.lastHeard
                && Arrays.equals(heardAtMs, that.heardAtMs)
                && Arrays.equals(voltageMv, that.voltageMv)
                && Arrays.equals(deciC, that.deciC);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(heardAtMs);
    }
}
