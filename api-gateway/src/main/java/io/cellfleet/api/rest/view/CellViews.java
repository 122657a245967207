package io.cellfleet.api.rest.view;

import io.cellfleet.api.live.CellNow;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.contract.v1.CellColour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Judges the age of cells (rule M4); their colours (rule S9) are the engine's as long as they are heard. */
public final class CellViews {

    private static final Duration LEAST = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int ROUNDS = 3;
    private static final String GREY = "grey";

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
            return new CellView(number, null, null, null, null, null, true, GREY);
        }
        long ageMs = Math.max(0, nowMs - cell.heardAtMs());
        boolean stale = ageMs > staleAfter.toMillis();
        return new CellView(
                number,
                cell.voltageMv(),
                cell.temperatureDeciC(),
                cell.colour() == CellColour.CELL_COLOUR_UNSPECIFIED ? null : cell.readsHigh(),
                Instant.ofEpochMilli(cell.atMs()),
                ageMs,
                stale,
                stale ? GREY : colour(settings, cell));
    }

    private static String colour(PackSettings settings, CellNow cell) {
        return switch (cell.colour()) {
            case CELL_COLOUR_GREEN -> "green";
            case CELL_COLOUR_YELLOW -> "yellow";
            case CELL_COLOUR_RED -> "red";
            case CELL_COLOUR_GREY -> GREY;
            case CELL_COLOUR_UNSPECIFIED, UNRECOGNIZED -> byTheRule(settings, cell);
        };
    }

    /** An engine of the release before coloured no cells. */
    private static String byTheRule(PackSettings settings, CellNow cell) {
        Integer deciC = cell.temperatureDeciC();
        OptionalInt temperature = deciC == null ? OptionalInt.empty() : OptionalInt.of(deciC);
        return io.cellfleet.battery.measure.CellColour.of(cell.voltageMv(), temperature, settings)
                .name()
                .toLowerCase(Locale.ROOT);
    }
}
