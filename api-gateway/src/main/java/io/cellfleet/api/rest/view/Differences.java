package io.cellfleet.api.rest.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What differs between two JSON objects. */
public final class Differences {

    private Differences() {}

    /** One field of which two objects say different things. */
    @Schema(name = "Difference")
    public record Difference(
            @Schema(description = "with dots between the fields of nested objects")
            String field,

            @Schema(description = "absent: it did not stand there", implementation = Object.class) @Nullable
            JsonNode before,

            @Schema(description = "absent: it does not stand there", implementation = Object.class) @Nullable
            JsonNode after) {}

    /** By field; lists are compared whole. */
    public static List<Difference> of(@Nullable JsonNode before, @Nullable JsonNode after) {
        List<Difference> found = new ArrayList<>();
        compare("", orNull(before), orNull(after), found);
        return found;
    }

    private static void compare(String field, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.isObject() || after.isObject()) {
            Set<String> names = new TreeSet<>();
            before.properties().stream().map(Map.Entry::getKey).forEach(names::add);
            after.properties().stream().map(Map.Entry::getKey).forEach(names::add);
            for (String name : names) {
                String path = field.isEmpty() ? name : field + "." + name;
                compare(path, orNull(before.get(name)), orNull(after.get(name)), found);
            }
        } else if (!before.equals(after)) {
            found.add(new Difference(field, before.isNull() ? null : before, after.isNull() ? null : after));
        }
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }
}
