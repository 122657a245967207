package io.cellfleet.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * Gives every operation of the API's description a name, which generated clients call it by: its method and its path in
 * one word, {@code PUT packs/{id}/settings} is {@code putPackSettings}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class NamesInDescription implements OASFilter {

    private static final String ROOT = "/api/v1/";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> name(operation, method, path)));
    }

    private static void name(Operation operation, PathItem.HttpMethod method, String path) {
        operation.setOperationId(method.name().toLowerCase(Locale.ROOT) + words(path));
    }

    /** What is followed by a parameter is one of many: {@code packs/{id}} is a pack. */
    private static String words(String path) {
        String[] segments = path.replace(ROOT, "").replaceFirst("^/", "").split("/");
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < segments.length; i++) {
            if (!isParameter(segments[i])) {
                boolean oneOfMany = i + 1 < segments.length && isParameter(segments[i + 1]);
                words.append(capitalized(oneOfMany ? segments[i].replaceFirst("s$", "") : segments[i]));
            }
        }
        return words.toString();
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static String capitalized(String segment) {
        StringBuilder words = new StringBuilder();
        for (String word : segment.split("-")) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return words.toString();
    }
}
