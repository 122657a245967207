package io.cellfleet.local.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.Violation;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a pack's settings from a file: the JSON of the API. */
public final class SettingsFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final long FIRST_REVISION = 1;

    private SettingsFile() {}

    /**
     * Reads and checks a file.
     *
     * @throws Refusal naming the file and everything that is wrong in it
     */
    public static PackSettingsDraft read(Path file) {
        PackSettingsDraft draft = draft(object(file), file);
        checked(draft, whose(file));
        return draft;
    }

    /**
     * For a replay: the same JSON, with the installation's {@code timeZone} beside the pack's fields; without it, UTC.
     *
     * @throws Refusal naming the file and everything that is wrong in it
     */
    public static SettingsInForce readForReplay(Path file) {
        ObjectNode json = object(file);
        JsonNode zone = json.remove("timeZone");
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone.asText())) {
            throw new Refusal(
                    whose(file) + " are refused: timeZone is '" + zone.asText() + "' but must be like Europe/Prague");
        }
        ZoneId known = zone == null ? ZoneOffset.UTC : ZoneId.of(zone.asText());
        return new SettingsInForce(FIRST_REVISION, checked(draft(json, file), whose(file)), known);
    }

    private static String whose(Path file) {
        return "the settings " + file;
    }

    private static ObjectNode object(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw noSettings(file, e);
        } catch (IOException e) {
            throw new Refusal(whose(file) + (Files.exists(file) ? " cannot be read" : " do not exist"), e);
        }
    }

    private static PackSettingsDraft draft(ObjectNode json, Path file) {
        try {
            return JSON.treeToValue(json, PackSettingsDraft.class);
        } catch (UnrecognizedPropertyException e) {
            throw new Refusal(whose(file) + " have an unknown field '" + e.getPropertyName() + "'", e);
        } catch (JsonProcessingException e) {
            throw noSettings(file, e);
        }
    }

    private static Refusal noSettings(Path file, JsonProcessingException e) {
        return new Refusal(whose(file) + " are no JSON object of settings: " + e.getOriginalMessage(), e);
    }

    /**
     * Checks and completes settings.
     *
     * @param whose for the refusal
     * @throws Refusal naming everything that is wrong
     */
    static PackSettings checked(PackSettingsDraft draft, String whose) {
        return switch (draft.complete()) {
            case PackSettingsDraft.Outcome.Accepted accepted -> accepted.settings();
            case PackSettingsDraft.Outcome.Refused refused ->
                throw new Refusal(whose + " are refused: "
                        + refused.violations().stream().map(Violation::message).collect(Collectors.joining("; ")));
        };
    }

    /**
     * Settings out of their fields, everything else left out.
     *
     * @param fields by the names of {@link PackSettingsDraft}
     */
    static PackSettingsDraft of(Map<String, Object> fields) {
        return JSON.convertValue(fields, PackSettingsDraft.class);
    }

    /** The fields that are set, as the API takes them. */
    static Map<String, Object> fields(PackSettingsDraft draft) {
        return JSON.convertValue(draft, FIELDS);
    }
}
