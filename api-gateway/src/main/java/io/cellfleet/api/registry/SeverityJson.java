package io.cellfleet.api.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.WarningCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How severe warnings are to a tenant, as it stands in the database: names of the contract. */
final class SeverityJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SeverityJson() {}

    static String write(Map<WarningCode, Severity> severities) {
        Map<String, String> names = new TreeMap<>();
        severities.forEach((code, severity) -> names.put(code.name(), severity.name()));
        try {
            return JSON.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("severities cannot be written as JSON", e);
        }
    }

    static Map<WarningCode, Severity> read(String json) {
        Map<WarningCode, Severity> severities = new EnumMap<>(WarningCode.class);
        try {
            JSON.readValue(json, new TypeReference<Map<String, String>>() {})
                    .forEach((code, severity) -> severities.put(WarningCode.valueOf(code), Severity.valueOf(severity)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("the severities kept in the registry cannot be read", e);
        }
        return Map.copyOf(severities);
    }
}
