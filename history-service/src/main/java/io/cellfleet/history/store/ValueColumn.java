package io.cellfleet.history.store;

import io.cellfleet.history.columns.StatusBlock;
import java.util.Optional;
import java.util.regex.Matcher;

/** A column that can be asked for as a series. */
public sealed interface ValueColumn {

    /** All names, for messages to people. */
    String NAMES = "packVoltageMv, currentMa, socMilliPercent, lowestCellMv, highestCellMv, lowestTemperatureDeciC, "
            + "highestTemperatureDeciC, cellVoltageMv.N or cellTemperatureDeciC.N with N from 1 to 255";

    /** As in the API, for example {@code packVoltageMv} or {@code cellVoltageMv.3}. */
    String name();

    /** A value of the pack. */
    record OfPack(String name, String sqlName) implements ValueColumn {}

    /**
     * A value of one cell.
     *
     * @param cellNumber 1 to 255
     */
    record OfCell(String name, String sqlName, int cellNumber) implements ValueColumn {}

    /** The column of that name, if there is one. */
    static Optional<ValueColumn> named(String name) {
        String packColumn = ValueColumnNames.OF_PACK.get(name);
        if (packColumn != null) {
            return Optional.of(new OfPack(name, packColumn));
        }
        Matcher matcher = ValueColumnNames.CELL.matcher(name);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > StatusBlock.MOST_CELLS) {
            return Optional.empty();
        }
        String sqlName = matcher.group(1).equals("cellVoltageMv") ? "voltage_mv" : "temperature_deci_c";
        return Optional.of(new OfCell(name, sqlName, Integer.parseInt(matcher.group(2))));
    }
}
