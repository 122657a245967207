package io.cellfleet.battery.warning;

import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.settings.PackSettings;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in a sentence what is known of an error and where to look (rule W2). */
final class ErrorPlace {

    private static final String SECTION = " of a battery section: check the cable between the sections";

    private ErrorPlace() {}

    /**
     * @param firstStale of a chain that is broken it is the cell behind the break, while the last cell heard changes with
     *     each frame
     */
    static String describe(Set<ErrorCause> causes, CellMap cells, OptionalInt firstStale, PackSettings settings) {
        String cause = causes.stream().sorted().map(ErrorCause::sentence).collect(Collectors.joining("; "));
        if (firstStale.isPresent()) {
            int cell = firstStale.getAsInt();
            return cause + "; the first cell that is not heard is " + cell
                    + (settings.sectionEnds().contains(cell - 1) ? ", behind the end" + SECTION : "");
        }
        OptionalInt last = cells.lastHeard();
        if (last.isEmpty()) {
            return cause + "; no cell has been heard yet";
        }
        return cause + "; the last cell heard is " + last.getAsInt()
                + (settings.sectionEnds().contains(last.getAsInt()) ? ", the end" + SECTION : "");
    }
}
