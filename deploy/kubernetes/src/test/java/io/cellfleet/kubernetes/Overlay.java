package io.cellfleet.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What can be applied. */
enum Overlay {
    DEV("cellfleet-dev"),
    STAGING("cellfleet-staging"),
    PROD("cellfleet"),
    PROD_RESTORED("cellfleet");

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
        return kustomizations().stream().anyMatch(text -> text.contains("- ../../components/" + component + "\n"));
    }

    private List<String> kustomizations() {
        Path overlays = Sources.MODULE.resolve("overlays");
        String own = Sources.text(overlays.resolve(folder()).resolve("kustomization.yaml"));
        return this == PROD_RESTORED
                ? List.of(own, Sources.text(overlays.resolve("prod/kustomization.yaml")))
                : List.of(own);
    }
}
