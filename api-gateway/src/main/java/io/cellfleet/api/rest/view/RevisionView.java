package io.cellfleet.api.rest.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A revision of a pack, and what it changed. */
public record RevisionView(
        @Schema(description = "absent: the PIN was changed or reset, which is no revision") @Nullable
        Long revision,

        Instant at,
        String author,

        @Schema(description = "in the author's words; empty: none was given")
        String reason,

        @Schema(description = "as: created, changed, moved, PIN changed, PIN reset")
        String operation,

        List<Differences.Difference> changes) {

    public static RevisionView of(AuditEntry entry, ObjectMapper json) {
        return new RevisionView(
                entry.revision,
                entry.at,
                entry.author,
                entry.reason,
                entry.operation,
                Differences.of(read(entry.before, json), read(entry.after, json)));
    }

    private static @Nullable JsonNode read(@Nullable String text, ObjectMapper json) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the audit keeps cannot be read", e);
        }
    }
}
