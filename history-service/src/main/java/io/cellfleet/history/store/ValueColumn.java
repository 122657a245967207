package io.cellfleet.history.store;

import io.cellfleet.history.columns.StatusBlock;
import io.cellfleet.history.columns.StatusColumns;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that can be asked for as a series.
 *
 * @param name as in the API, for example {@code packVoltageMv} or {@code cellVoltageMv.3}
 * @param id   of {@link StatusColumns}
 */
public record ValueColumn(String name, int id) {

    /** All names, for messages to people. */
    public static final String NAMES =
            "packVoltageMv, currentMa, socMilliPercent, lowestCellMv, highestCellMv, lowestTemperatureDeciC, "
                    + "highestTemperatureDeciC, cellVoltageMv.N or cellTemperatureDeciC.N with N from 1 to 255";

    private static final Pattern CELL = Pattern.compile("(cellVoltageMv|cellTemperatureDeciC)\\.([1-9][0-9]{0,2})");

    private static final Map<String, Integer> OF_PACK = Map.of(
            "packVoltageMv", StatusColumns.PACK_VOLTAGE_MV,
            "currentMa", StatusColumns.CURRENT_MA,
            "socMilliPercent", StatusColumns.SOC_MILLI_PERCENT,
            "lowestCellMv", StatusColumns.LOWEST_CELL_MV,
            "highestCellMv", StatusColumns.HIGHEST_CELL_MV,
            "lowestTemperatureDeciC", StatusColumns.LOWEST_TEMPERATURE_DECI_C,
            "highestTemperatureDeciC", StatusColumns.HIGHEST_TEMPERATURE_DECI_C);

    /** The column of that name, if there is one. */
    public static Optional<ValueColumn> named(String name) {
        Integer ofPack = OF_PACK.get(name);
        if (ofPack != null) {
            return Optional.of(new ValueColumn(name, ofPack));
        }
        Matcher matcher = CELL.matcher(name);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > StatusBlock.MOST_CELLS) {
            return Optional.empty();
        }
        int cell = Integer.parseInt(matcher.group(2));
        return Optional.of(new ValueColumn(
                name,
                matcher.group(1).equals("cellVoltageMv")
                        ? StatusColumns.cellVoltageMv(cell)
                        : StatusColumns.cellTemperatureDeciC(cell)));
    }
}
