package io.cellfleet.api.rest.view;

import io.cellfleet.api.live.CellNow;
import io.cellfleet.battery.settings.PackSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the age (rule M4) and the colour (rule S9) of cells. */
public final class CellViews {

    private static final Duration LEAST = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int ROUNDS = 3;

    private CellViews() {}

    /**
     * How old a reading may be (rule M4).
     *
     * @param allCellsInOneFrame false: the device describes one cell after the other, up to its switches' upper bound
     */
    public static Duration staleAfter(PackSettings settings, boolean allCellsInOneFrame) {
        if (allCellsInOneFrame) {
            return LEAST;
        }
        Duration rounds = settings.framePeriod()
                .multipliedBy((long) ROUNDS * settings.cellRange().most())
                .plus(GRACE);
        return rounds.compareTo(LEAST) > 0 ? rounds : LEAST;
    }

    /** Every cell of the settings, heard or not. */
    public static List<CellView> of(PackSettings settings, List<CellNow> heard, Duration staleAfter, long nowMs) {
        Map<Integer, CellNow> byNumber = new HashMap<>();
        heard.forEach(cell -> byNumber.put(cell.number(), cell));
        List<CellView> cells = new ArrayList<>(settings.cellCount());
        for (int number = 1; number <= settings.cellCount(); number++) {
            cells.add(of(number, settings, byNumber.get(number), staleAfter, nowMs));
        }
        return cells;
    }

    private static CellView of(
            int number, PackSettings settings, @Nullable CellNow cell, Duration staleAfter, long nowMs) {
        if (cell == null) {
            return new CellView(number, null, null, null, null, true, "grey");
        }
        long ageMs = Math.max(0, nowMs - cell.heardAtMs());
        boolean stale = ageMs > staleAfter.toMillis();
        return new CellView(
                number,
                cell.voltageMv(),
                cell.temperatureDeciC(),
                Instant.ofEpochMilli(cell.atMs()),
                ageMs,
                stale,
                stale ? "grey" : colour(settings, cell));
    }

    private static String colour(PackSettings settings, CellNow cell) {
        int voltageMv = cell.voltageMv();
        Integer temperature = cell.temperatureDeciC();
        boolean voltageBad = voltageMv >= settings.vMaxMv() || voltageMv <= settings.vMinMv();
        boolean temperatureBad =
                temperature != null && (temperature > settings.tMaxDeciC() || temperature < settings.tMinDeciC());
        if (voltageBad || temperatureBad) {
            return "red";
        }
        boolean balancing = settings.vBalanceMv().isPresent()
                && voltageMv >= settings.vBalanceMv().getAsInt();
        return balancing ? "yellow" : "green";
    }
}
