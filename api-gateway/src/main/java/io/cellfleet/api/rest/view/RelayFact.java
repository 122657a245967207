package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.InstallationRelayChanged;
import io.cellfleet.contract.v1.OverrideBegan;
import io.cellfleet.contract.v1.OverrideEnded;
import io.cellfleet.contract.v1.RelayChanged;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.RelayReported;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a relay. */
sealed interface RelayFact extends EventFact {

    @Schema(name = "RelayChangedEvent", description = "type relayChanged: the rules decided anew")
    record Changed(
            @Schema(description = Words.RELAY) String relay,
            boolean on,

            @Schema(description = "the conditions that keep it off, in the manual's terms")
            List<String> blockedBy)
            implements RelayFact {

        static Changed of(RelayChanged fact) {
            return new Changed(word(fact.getRelay()), fact.getOn(), fact.getBlockedByList());
        }
    }

    @Schema(
            name = "InstallationRelayChangedEvent",
            description =
                    "type installationRelayChanged: whether packs in parallel may be charged or discharged as one")
    record InstallationChanged(
            @Schema(description = Words.RELAY) String relay,
            boolean on,

            @Schema(description = "the packs that keep it off")
            List<String> blockedBy)
            implements RelayFact {

        static InstallationChanged of(InstallationRelayChanged fact) {
            return new InstallationChanged(word(fact.getRelay()), fact.getOn(), fact.getBlockedByList());
        }
    }

    @Schema(name = "RelayReportedEvent", description = "type relayReported: what the gateway did with a relay changed")
    record Reported(
            @Schema(description = Words.RELAY) String relay,

            @Schema(description = "what the gateway told it")
            boolean wantedOn,

            @Schema(description = "what it answered; absent where it cannot tell") @Nullable
            Boolean isOn,

            @Schema(description = "why: localStep, engineOrder, unlinked, starting or stopping")
            String because)
            implements RelayFact {

        static Reported of(RelayReported fact) {
            return new Reported(
                    word(fact.getRelay()),
                    fact.getWantedOn(),
                    fact.hasIsOn() ? fact.getIsOn() : null,
                    fact.getBecause());
        }
    }

    @Schema(name = "OverrideBeganEvent", description = "type overrideBegan: an operator holds a relay off")
    record OverrideBegun(
            @Schema(description = Words.RELAY) String relay,
            String author,
            String reason,
            @Schema(description = "when it ends by itself") Instant until)
            implements RelayFact {

        static OverrideBegun of(OverrideBegan fact) {
            return new OverrideBegun(
                    word(fact.getRelay()), fact.getAuthor(), fact.getReason(), Instant.ofEpochMilli(fact.getUntilMs()));
        }
    }

    @Schema(name = "OverrideEndedEvent", description = "type overrideEnded")
    record OverrideOver(
            @Schema(description = Words.RELAY) String relay,

            @Schema(description = "expired, or ended by somebody")
            String because)
            implements RelayFact {

        static OverrideOver of(OverrideEnded fact) {
            return new OverrideOver(word(fact.getRelay()), fact.getBecause());
        }
    }

    private static String word(RelayName relay) {
        return switch (relay) {
            case RELAY_NAME_CHARGE -> "charge";
            case RELAY_NAME_LOAD -> "load";
            case RELAY_NAME_UNSPECIFIED, UNRECOGNIZED -> "?"; // of a newer release
        };
    }
}
