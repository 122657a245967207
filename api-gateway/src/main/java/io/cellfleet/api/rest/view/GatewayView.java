package io.cellfleet.api.rest.view;

import io.cellfleet.api.enrolment.GatewayEntry;
import io.cellfleet.api.enrolment.GatewaysHeard;
import io.cellfleet.contract.v1.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

        @Schema(
                description = "what it said of itself last; absent: it was not heard within the last hour before this"
                        + " service began, nor since")
        @Nullable
        HeardView heard,

        @Schema(description = "for which it speaks") List<GatewayPackView> packs,

        @Schema(description = "grows by one with every change of it")
        long revision) {

    /** A pack and where it is. */
    public record GatewayPackView(String installationId, String packId) {

        public static GatewayPackView of(GatewayEntry.SpokenFor pack) {
            return new GatewayPackView(pack.installationId(), pack.packId());
        }
    }

    /** What a gateway says of itself every 5 s, signed with its key. */
    public record HeardView(
            @Schema(description = "when it was heard") Instant at,
            @Schema(description = "of its software") String version,

            @Schema(
                    description = "how far its clock may be believed",
                    enumeration = {"unset", "set", "synchronised"})
            @Nullable
            String clockQuality,

            @Schema(
                    description =
                            "by how much its clock is ahead of the time at which it was heard; ms; negative: behind")
            long clockAheadMs,

            @Schema(description = "records that wait to be sent")
            long waiting,

            @Schema(description = "how long the oldest of them has waited; ms")
            long oldestWaitedMs,

            @Schema(description = "records lost because the disk was full, since its first start")
            long dropped,

            @Schema(description = "with which of its keys it signs")
            int keyGeneration) {

        static HeardView of(GatewaysHeard.Heard heard) {
            Presence presence = heard.presence();
            return new HeardView(
                    heard.at(),
                    presence.getVersion(),
                    PackViews.clockQuality(presence.getClockQuality()),
                    presence.getAtMs() - heard.at().toEpochMilli(),
                    presence.getWaiting(),
                    presence.getOldestWaitedMs(),
                    presence.getDropped(),
                    heard.keyGeneration());
        }
    }

    /**
     * A gateway.
     *
     * @param heard what it said last; one that was signed with a key that is not good any more says nothing
     */
    public static GatewayView of(GatewayEntry entry, Optional<GatewaysHeard.Heard> heard) {
        return new GatewayView(
                entry.id(),
                entry.tenantId(),
                entry.name(),
                entry.enrolment(),
                entry.keyGeneration(),
                entry.keyFrom(),
                entry.enrolledAt().orElse(null),
                entry.codeExpiresAt().orElse(null),
                heard.filter(said -> said.keyGeneration() >= entry.keyFrom())
                        .map(HeardView::of)
                        .orElse(null),
                entry.packs().stream().map(GatewayPackView::of).toList(),
                entry.revision());
    }
}
