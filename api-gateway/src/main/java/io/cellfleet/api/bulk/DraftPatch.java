package io.cellfleet.api.bulk;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.settings.PackSettingsDraft;

/** Some fields of settings, to be put over others: a value replaces, null takes the default, what is not named stays. */
public final class DraftPatch {

    /** Strict, as whoever writes a patch must not believe that a misspelled field is set. */
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final ObjectNode fields;

    private DraftPatch(ObjectNode fields) {
        this.fields = fields;
    }

    /**
     * Takes fields as a caller wrote them.
     *
     * @throws JsonProcessingException when a field is not known or has a value of another kind
     */
    public static DraftPatch of(ObjectNode fields) throws JsonProcessingException {
        MAPPER.treeToValue(fields, PackSettingsDraft.class);
        return new DraftPatch(fields.deepCopy());
    }

    static DraftPatch read(String json) {
        try {
            return new DraftPatch((ObjectNode) MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings that are kept cannot be read", e);
        }
    }

    String write() {
        return fields.toString();
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** A draft with these fields. */
    PackSettingsDraft over(PackSettingsDraft draft) {
        ObjectNode all = MAPPER.valueToTree(draft);
        all.setAll(fields);
        try {
            return MAPPER.treeToValue(all, PackSettingsDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings that fit before do not fit any more", e);
        }
    }

    /** The fields themselves. */
    @JsonValue
    public ObjectNode fields() {
        return fields.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DraftPatch patch && fields.equals(patch.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
