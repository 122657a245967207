package io.cellfleet.api.rest;

import io.cellfleet.api.rest.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns that history knows. */
final class SeriesColumns {

    private static final int MOST = 64;
    private static final Pattern KNOWN = Pattern.compile("packVoltageMv|currentMa|socMilliPercent|lowestCellMv"
            + "|highestCellMv|lowestTemperatureDeciC|highestTemperatureDeciC"
            + "|(cellVoltageMv|cellTemperatureDeciC)\\.([1-9]|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])");

    private SeriesColumns() {}

    static List<String> parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw ProblemException.bad("columns", "columns is required: names with commas between them");
        }
        List<String> names = Arrays.stream(text.split(",", -1)).distinct().toList();
        if (names.size() > MOST) {
            throw ProblemException.bad("columns", "columns has " + names.size() + " names but may have " + MOST);
        }
        for (String name : names) {
            if (!KNOWN.matcher(name).matches()) {
                throw ProblemException.bad(
                        "columns",
                        "columns has '" + name + "' but known are packVoltageMv, currentMa, socMilliPercent,"
                                + " lowestCellMv, highestCellMv, lowestTemperatureDeciC, highestTemperatureDeciC,"
                                + " cellVoltageMv.N, cellTemperatureDeciC.N with N 1 to 255");
            }
        }
        return names;
    }
}
