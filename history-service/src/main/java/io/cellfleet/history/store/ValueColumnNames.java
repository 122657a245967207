package io.cellfleet.history.store;

import java.util.Map;
import java.util.regex.Pattern;

/** How the names of {@link ValueColumn} are made up. */
final class ValueColumnNames {

    static final Pattern CELL = Pattern.compile("(cellVoltageMv|cellTemperatureDeciC)\\.([1-9][0-9]{0,2})");

    static final Map<String, String> OF_PACK = Map.of(
            "packVoltageMv", "pack_voltage_mv",
            "currentMa", "current_ma",
            "socMilliPercent", "soc_milli_percent",
            "lowestCellMv", "lowest_cell_mv",
            "highestCellMv", "highest_cell_mv",
            "lowestTemperatureDeciC", "lowest_temperature_deci_c",
            "highestTemperatureDeciC", "highest_temperature_deci_c");

    private ValueColumnNames() {}
}
