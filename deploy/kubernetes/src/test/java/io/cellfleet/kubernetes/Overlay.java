package io.cellfleet.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be applied. */
enum Overlay {
    DEV("cellfleet-dev"),
    STAGING("cellfleet-staging"),
    PROD("cellfleet"),
    PROD_RESTORED("cellfleet");

    private static final Path OVERLAYS = Sources.MODULE.resolve("overlays");

    private final String namespace;

    Overlay(String namespace) {
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Path rendered() {
        return Sources.MODULE.resolve("rendered").resolve(folder() + ".yaml");
    }

    /** Whether one of the components is in it, also by way of another overlay. */
    boolean has(String component) {
        return has(
                OVERLAYS.resolve(folder()), Sources.MODULE.resolve("components").resolve(component));
    }

    private static boolean has(Path overlay, Path component) {
        JsonNode own = Yaml.documents(Sources.text(overlay.resolve("kustomization.yaml")))
                .get(0);
        return paths(overlay, own.path("components")).anyMatch(component::equals)
                || paths(overlay, own.path("resources"))
                        .filter(path -> path.getParent().equals(OVERLAYS))
                        .anyMatch(other -> has(other, component));
    }

    private static Stream<Path> paths(Path folder, JsonNode list) {
        return list.valueStream().map(path -> folder.resolve(path.asText()).normalize());
    }
}
