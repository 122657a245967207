package io.cellfleet.api.rest.view;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Events of a pack, newest first. */
public record EventsView(
        String packId,
        List<EventView> events,

        @Schema(description = "true when the limit cut it: ask again up to the last time")
        boolean truncated) {}
