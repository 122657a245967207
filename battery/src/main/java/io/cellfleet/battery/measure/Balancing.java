package io.cellfleet.battery.measure;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.Temperature;
import io.cellfleet.battery.settings.PackSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cells whose boards balance, or did a short while ago: their temperatures read high (rule S9).
 *
 * @param lastSeen by cell number, when it was last seen at or above Vbalance; only cells of the last 15 minutes
 */
public record Balancing(SortedMap<Integer, Instant> lastSeen) {

    /** No cell. */
    public static final Balancing NONE = new Balancing(Collections.emptySortedMap());

    /** For so long a board that balanced is warmer than its cell. */
    public static final Duration READS_HIGH = Duration.ofMinutes(15);

    public Balancing {
        lastSeen.keySet().forEach(number -> Check.inRange("balancing cell", number, 1, 255));
    }

    /** Takes a frame: the cells it describes, and the highest of all where it is named. */
    public Balancing after(PackReading frame, Instant now, PackSettings settings) {
        boolean highestBalances = frame.highestCell()
                .filter(cell -> cell.number() > 0 && CellColour.balances(cell.voltageMv(), settings))
                .isPresent();
        if (lastSeen.isEmpty() && !highestBalances && !anyBalances(frame.cells(), settings)) {
            return this;
        }
        SortedMap<Integer, Instant> next = new TreeMap<>(lastSeen);
        next.values().removeIf(at -> Duration.between(at, now).compareTo(READS_HIGH) > 0);
        for (CellReading cell : frame.cells()) {
            if (CellColour.balances(cell.voltageMv(), settings)) {
                next.put(cell.number(), now);
            }
        }
        if (highestBalances) {
            next.put(frame.highestCell().orElseThrow().number(), now);
        }
        return new Balancing(Collections.unmodifiableSortedMap(next));
    }

    private static boolean anyBalances(List<CellReading> cells, PackSettings settings) {
        for (CellReading cell : cells) {
            if (CellColour.balances(cell.voltageMv(), settings)) {
                return true;
            }
        }
        return false;
    }

    /** The clock was set back: what was seen "later" was seen at the latest now. */
    public Balancing notAfter(Instant now) {
        SortedMap<Integer, Instant> next = new TreeMap<>();
        lastSeen.forEach((number, at) -> next.put(number, at.isBefore(now) ? at : now));
        return new Balancing(Collections.unmodifiableSortedMap(next));
    }

    public boolean readsHigh(int cellNumber) {
        return lastSeen.containsKey(cellNumber);
    }

    /** How a cell of the newest frame looks. */
    public CellLook look(CellReading cell, PackSettings settings) {
        OptionalInt own =
                cell.temperature().stream().mapToInt(Temperature::deciC).findFirst();
        CellColour colour = CellColour.of(cell.voltageMv(), own, settings);
        return new CellLook(colour, readsHigh(cell.number()));
    }
}
