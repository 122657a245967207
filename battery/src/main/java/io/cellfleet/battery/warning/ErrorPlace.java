package io.cellfleet.battery.warning;

import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.settings.PackSettings;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in a sentence what is known of an error and where to look (rule W2). */
final class ErrorPlace {

    private ErrorPlace() {}

    static String describe(Set<ErrorCause> causes, CellMap cells, PackSettings settings) {
        String cause = causes.stream().sorted().map(ErrorCause::sentence).collect(Collectors.joining("; "));
        OptionalInt last = cells.lastHeard();
        if (last.isEmpty()) {
            return cause + "; no cell has been heard yet";
        }
        return cause + "; the last cell heard is " + last.getAsInt() + boundary(last.getAsInt(), settings);
    }

    private static String boundary(int lastHeard, PackSettings settings) {
        return settings.sectionEnds().contains(lastHeard)
                ? ", the end of a battery section: check the cable between the sections"
                : "";
    }
}
