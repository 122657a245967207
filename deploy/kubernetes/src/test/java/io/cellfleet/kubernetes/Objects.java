package io.cellfleet.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All objects of an overlay.
 *
 * @param documents as they are rendered
 */
record Objects(List<JsonNode> documents) {

    private static final Map<Overlay, Objects> KNOWN = new ConcurrentHashMap<>();

    Objects {
        documents = List.copyOf(documents);
    }

    static Objects of(Overlay overlay) {
        return KNOWN.computeIfAbsent(overlay, key -> new Objects(Yaml.documents(Sources.text(key.rendered()))));
    }

    /** Those of a kind that has a class. */
    <T> List<T> all(Class<T> type) {
        return documents.stream()
                .filter(object -> type.equals(Kinds.TYPED.get(Kinds.of(object))))
                .map(object -> Kinds.typed(object, type))
                .toList();
    }

    /** Those of a kind, typed or not. */
    Stream<JsonNode> ofKind(String kind) {
        return documents.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /**
     * @throws IllegalStateException when there is none, or more than one
     */
    JsonNode one(String kind, String name) {
        List<JsonNode> found = ofKind(kind)
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("there are " + found.size() + " of " + kind + " " + name);
        }
        return found.get(0);
    }
}
