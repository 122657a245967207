package io.cellfleet.api.rest.view;

import io.cellfleet.api.enrolment.GatewayEntry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A gateway of the registry. */
public record GatewayView(
        String id,
        @Schema(description = Words.TENANT) String tenantId,

        String name,

        @Schema(description = "the number of its newest enrolment among all of the registry, from 2; 0: none yet")
        int enrolment,

        @Schema(description = "its newest key; 0: none") int keyGeneration,

        @Schema(
                description =
                        "the first of its keys whose signatures are good; records signed with an older one are refused")
        int keyFrom,

        @Schema(description = "when its newest key was handed out; absent: never") @Nullable
        Instant enrolledAt,

        @Schema(description = "until when a code waits to be used; absent: none waits") @Nullable
        Instant codeExpiresAt,

        @Schema(description = "for which it speaks") List<GatewayPackView> packs,

        @Schema(description = "grows by one with every change of it")
        long revision) {

    /** A pack and where it is. */
    public record GatewayPackView(String installationId, String packId) {

        public static GatewayPackView of(GatewayEntry.SpokenFor pack) {
            return new GatewayPackView(pack.installationId(), pack.packId());
        }
    }

    public static GatewayView of(GatewayEntry entry) {
        return new GatewayView(
                entry.id(),
                entry.tenantId(),
                entry.name(),
                entry.enrolment(),
                entry.keyGeneration(),
                entry.keyFrom(),
                entry.enrolledAt().orElse(null),
                entry.codeExpiresAt().orElse(null),
                entry.packs().stream().map(GatewayPackView::of).toList(),
                entry.revision());
    }
}
