package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.Override;
import io.cellfleet.contract.v1.RelayDecision;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the rules say of one relay. */
public record RelayView(
        @Schema(
                description = "true when the rules allow it. With heldOff it is off all the same. A gateway with an"
                        + " actuator for the pack carries it out; without one it is advisory only")
        boolean on,

        @Schema(description = "capture time of the record that decided it")
        Instant since,

        @Schema(
                description = "the conditions that block it, in the manual's terms; empty when on. Of packs in parallel"
                        + " as one: the packs that block it")
        List<String> blockedBy,

        @Schema(description = "an operator holds it off, whatever the rules say; absent while nobody does") @Nullable
        HeldOff heldOff) {

    /** An operator's word that a relay stays off for a time. */
    @Schema(name = "HeldOff")
    public record HeldOff(
            String author,
            String reason,
            @Schema(description = "when it ends by itself") Instant until) {

        static HeldOff of(Override override) {
            return new HeldOff(override.getAuthor(), override.getReason(), Instant.ofEpochMilli(override.getUntilMs()));
        }
    }

    static RelayView of(RelayDecision relay) {
        return new RelayView(
                relay.getOn(),
                Instant.ofEpochMilli(relay.getSinceMs()),
                List.copyOf(relay.getBlockedByList()),
                relay.hasHeldOff() ? HeldOff.of(relay.getHeldOff()) : null);
    }
}
