package io.cellfleet.api.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cellfleet.battery.settings.PackSettingsDraft;

/**
 * Drafts as they stand in the database. Fields that this release does not know, written by a newer one, are passed
 * over when reading.
 */
public final class DraftJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DraftJson() {}

    public static String write(PackSettingsDraft draft) {
        try {
            return MAPPER.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a settings draft cannot be written as JSON", e);
        }
    }

    public static PackSettingsDraft read(String json) {
        try {
            return MAPPER.readValue(json, PackSettingsDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings kept in the registry cannot be read", e);
        }
    }
}
