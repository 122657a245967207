package io.cellfleet.api.rest.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.api.rest.problem.ProblemException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Leaves out of the items of a page what was not asked for. */
public final class Columns {

    private Columns() {}

    /**
     * The columns that are asked for; null: all.
     *
     * @param names with commas between them; null: all
     * @param item  the record of an item
     */
    public static @Nullable Set<String> parse(@Nullable String names, Class<? extends Record> item) {
        if (names == null) {
            return null;
        }
        Set<String> known = new TreeSet<>(Arrays.stream(item.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
        Set<String> wished = new TreeSet<>(Arrays.asList(names.split(",", -1)));
        for (String name : wished) {
            if (!known.contains(name)) {
                throw ProblemException.bad(
                        "columns", "columns has '" + name + "' but known are " + String.join(", ", known));
            }
        }
        return wished;
    }

    /** Items as they are, or with those columns and the id. */
    public static List<? extends Object> of(
            List<? extends Record> items, @Nullable Set<String> columns, ObjectMapper json) {
        if (columns == null) {
            return items;
        }
        return items.stream()
                .map(item -> retain(json.valueToTree(item), columns))
                .toList();
    }

    private static JsonNode retain(ObjectNode item, Set<String> columns) {
        Set<String> kept = new TreeSet<>(columns);
        kept.add("id");
        return item.retain(kept);
    }
}
