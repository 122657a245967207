package io.cellfleet.api.rest.view;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the rules say of one relay. */
public record RelayView(
        @Schema(description = "true when the rules allow it. Advisory only: no relay is driven by it")
        boolean on,

        @Schema(description = "capture time of the record that decided it")
        Instant since,

        @Schema(description = "the conditions that block it, in the manual's terms; empty when on")
        List<String> blockedBy) {}
