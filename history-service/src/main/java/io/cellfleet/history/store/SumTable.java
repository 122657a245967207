package io.cellfleet.history.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A table with sums, and which of its columns can be asked for. */
public enum SumTable {
    MINUTES("pack_minute", "minute", List.of("rows", "collected_total_wh", "consumed_total_wh")),
    HOURS("pack_hour", "hour", SumColumns.OF_HOURS),
    DAYS("pack_day", "begin_at", SumColumns.OF_HOURS);

    private final String table;
    private final String time;
    private final SortedMap<String, String> columns = new TreeMap<>();

    SumTable(String table, String time, List<String> ownColumns) {
        this.table = table;
        this.time = time;
        List<String> names = new ArrayList<>(ownColumns);
        names.addAll(SumColumns.TOTALS);
        for (String spread : SumColumns.SPREADS) {
            names.addAll(SumColumns.ofSpread(spread));
        }
        names.forEach(name -> columns.put(inTheApi(name), name));
    }

    /** In the schema {@code history}. */
    String table() {
        return table;
    }

    /** The column of the time at which a row begins. */
    String time() {
        return time;
    }

    /**
     * The table's name of a column.
     *
     * @param name as in the API, for example {@code socMilliPercentMean}
     */
    public Optional<String> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** As in the API, for messages to people. */
    public Set<String> columns() {
        return columns.keySet();
    }

    private static String inTheApi(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
