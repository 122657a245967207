package io.cellfleet.api.rest.view;

import io.cellfleet.api.registry.Tenants;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom installations, gateways and users belong to. */
public record TenantView(
        String id,
        String name,

        @Schema(description = "whether settings and counters of its packs are changed only with their PIN")
        boolean pinRequired,

        @Schema(description = "how severe warnings are to it, where that is not as the engine says; by code")
        Map<String, String> severities,

        @Schema(description = "grows by one with every change; " + Words.ETAG)
        long revision) {

    public static TenantView of(Tenants.Entry entry) {
        return new TenantView(
                entry.id(), entry.wish().name(), entry.wish().pinRequired(), severities(entry), entry.revision());
    }

    private static Map<String, String> severities(Tenants.Entry entry) {
        Map<String, String> labels = new TreeMap<>();
        entry.wish().severities().forEach((code, severity) -> {
            String label = WarningViews.severity(severity, code);
            labels.put(WarningViews.code(code), label == null ? "?" : label);
        });
        return labels;
    }
}
