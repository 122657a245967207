package io.cellfleet.api.rest.view;

import io.cellfleet.api.registry.Assignment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who speaks for a pack. */
public record AssignmentView(
        @Schema(description = "records about this pack from any other gateway are refused; absent: not assigned")
        @Nullable
        String gatewayId,

        @Schema(
                description = "what both relays do while the gateway has no link to an engine",
                enumeration = {"local", "open"})
        String unlinkedPolicy,

        @Schema(description = "what is wrong with it; absent when nothing is") @Nullable
        String trouble) {

    private static final String UNASSIGNED = "not assigned to a gateway: its records are refused";

    static AssignmentView of(Assignment assignment) {
        return new AssignmentView(
                assignment.gatewayId().orElse(null),
                assignment.unlinkedPolicy().label(),
                assignment.gatewayId().isEmpty() ? UNASSIGNED : null);
    }
}
