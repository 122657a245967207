package io.cellfleet.api.rest.view;

import io.cellfleet.api.fleet.PackState;
import io.cellfleet.contract.v1.Warning;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A warning of a pack, active or over. */
public record FleetWarningView(
        @Schema(description = "pack, code and time of raising: names this warning for ever")
        String id,

        String packId,

        @Schema(description = "absent when the pack is not registered any more") @Nullable
        String packName,

        String installationId,

        @Schema(description = "absent as packName") @Nullable
        String installationName,

        @Schema(description = Words.CODE) String code,

        @Schema(
                description = Words.SEVERITY,
                enumeration = {"info", "warning", "critical"})
        @Nullable
        String severity,

        @Schema(description = "capture time of the record that raised it")
        Instant raisedAt,

        @Schema(description = "whether it is active now") boolean active,

        @Schema(
                description =
                        "capture time of the record that cleared it; absent while it is active, and where it is asked"
                                + " for by the time it was raised")
        @Nullable
        Instant clearedAt,

        @Schema(
                description =
                        "what is known of cause and place; absent where it is asked for by the time it was cleared")
        @Nullable
        String detail,

        @Schema(description = "where to look") @Nullable String hint,

        @Schema(description = "who has seen it; absent while nobody has, and for one that is over") @Nullable
        String acknowledgedBy,

        @Schema(description = "since when it counts as seen; absent as acknowledgedBy") @Nullable
        Instant acknowledgedAt) {

    public static FleetWarningView of(PackState pack, Warning warning) {
        WarningView view = WarningViews.of(warning);
        return new FleetWarningView(
                id(pack.entry().id(), view.code(), warning.getRaisedAtMs()),
                pack.entry().id(),
                pack.entry().name(),
                pack.entry().installationId(),
                pack.entry().installationName(),
                view.code(),
                view.severity(),
                view.raisedAt(),
                true,
                null,
                view.detail(),
                view.hint(),
                view.acknowledgedBy(),
                view.acknowledgedAt());
    }

    public static String id(String packId, String code, long raisedAtMs) {
        return packId + "." + code + "." + raisedAtMs;
    }
}
