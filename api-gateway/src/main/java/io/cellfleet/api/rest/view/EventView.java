package io.cellfleet.api.rest.view;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that happened to a pack. Which fields are there depends on the type. */
public record EventView(
        @Schema(description = "enrolment.boot.sequence.index: names this event of this pack for ever")
        String id,

        @Schema(description = "capture time of the record that led to it")
        Instant at,

        boolean simulated,

        @Schema(
                enumeration = {
                    "warningRaised",
                    "warningCleared",
                    "relayChanged",
                    "socRecalibrated",
                    "calibrationLost",
                    "settingsApplied",
                    "clockJumped",
                    "gapSeen",
                    "dayClosed",
                    "unknown"
                })
        String type,

        @Schema(description = "warningRaised, warningCleared: E, Vh, Vl, Th, Tl, sensorUnknown") @Nullable
        String code,

        @Schema(description = "warningRaised, calibrationLost: a sentence") @Nullable
        String detail,

        @Schema(description = "warningCleared") @Nullable Instant raisedAt,

        @Schema(description = "relayChanged: charge or load") @Nullable
        String relay,

        @Schema(description = "relayChanged") @Nullable Boolean on,
        @Schema(description = "relayChanged") @Nullable List<String> blockedBy,

        @Schema(description = "socRecalibrated: what the count was set to, %") @Nullable
        Double socPercent,

        @Schema(description = "socRecalibrated: what it said before, %") @Nullable
        Double beforeSocPercent,

        @Schema(description = "settingsApplied") @Nullable Long revision,

        @Schema(description = "clockJumped: the capture time before") @Nullable
        Instant before,

        @Schema(description = "gapSeen: numbers missing in the gateway's sequence") @Nullable
        Long missing,

        @Schema(description = "dayClosed: the local day that is over, for example 2026-06-01") @Nullable
        String date,

        @Schema(description = "dayClosed: Wh into the pack, final") @Nullable
        Long collectedWh,

        @Schema(description = "dayClosed: Wh out of the pack, final") @Nullable
        Long consumedWh) {}
