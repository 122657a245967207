package io.cellfleet.api.rest.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a pack.
 *
 * @param fact its fields stand beside the others; null for one of a newer engine
 */
@Schema(
        description = "Something that happened to a pack. Which fields are there beside the first four depends on the"
                + " type: see the schemas of the same name.",
        anyOf = {
            WarningFact.Raised.class,
            WarningFact.Cleared.class,
            WarningFact.Acknowledged.class,
            RelayFact.Changed.class,
            RelayFact.InstallationChanged.class,
            RelayFact.Reported.class,
            RelayFact.OverrideBegun.class,
            RelayFact.OverrideOver.class,
            CountFact.SocSet.class,
            CountFact.SocDoubted.class,
            CountFact.DayOver.class,
            CountFact.CountersCleared.class,
            CountFact.Zeroed.class,
            CountFact.CellsConfirmed.class,
            ActionFact.Applied.class,
            ActionFact.Refused.class,
            RecordFact.SettingsUsed.class,
            RecordFact.ClockBack.class,
            RecordFact.Gap.class
        })
public record EventView(
        @Schema(description = "enrolment.boot.sequence.index: names this event of this pack for ever")
        String id,

        @Schema(
                description = "capture time of the record that led to it; of gatewayOffline the engine's time, because"
                        + " there is no record")
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
                    "warningAcknowledged",
                    "actionApplied",
                    "actionRefused",
                    "overrideBegan",
                    "overrideEnded",
                    "sensorsZeroed",
                    "energyCountersCleared",
                    "cellCountConfirmed",
                    "installationRelayChanged",
                    "relayReported",
                    "unknown"
                })
        String type,

        @Schema(hidden = true) @JsonUnwrapped @Nullable EventFact fact) {}
