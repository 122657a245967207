package io.cellfleet.api.rest.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.cellfleet.api.audit.AuditEntry;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change that somebody made. */
public record AuditView(
        String id,
        Instant at,
        @Schema(description = "the user") String author,

        @Schema(description = "id of the API token that was used; absent: none") @Nullable
        String tokenId,

        @Schema(description = "whose object it is; absent: nobody's in particular") @Nullable
        String tenantId,

        @Schema(
                enumeration = {
                    "tenant",
                    "installation",
                    "pack",
                    "gateway",
                    "user",
                    "token",
                    "retention",
                    "rule",
                    "template"
                })
        String kind,

        String objectId,

        @Schema(description = "as: created, changed, removed")
        String operation,

        @Schema(description = "of the object, after the change; absent where it has none") @Nullable
        Long revision,

        @Schema(description = "in the author's words; empty: none was given")
        String reason,

        @Schema(description = "what it was; absent: nothing", implementation = Object.class) @JsonRawValue @Nullable
        String before,

        @Schema(description = "what it became; absent: nothing", implementation = Object.class) @JsonRawValue @Nullable
        String after) {

    public static AuditView of(AuditEntry entry) {
        return new AuditView(
                Long.toString(entry.id),
                entry.at,
                entry.author,
                entry.via,
                entry.tenantId,
                entry.kind,
                entry.objectId,
                entry.operation,
                entry.revision,
                entry.reason,
                entry.before,
                entry.after);
    }
}
