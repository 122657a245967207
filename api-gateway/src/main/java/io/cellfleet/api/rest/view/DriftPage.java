package io.cellfleet.api.rest.view;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Packs whose settings are not everywhere what is wished. */
public record DriftPage(
        List<DriftView> packs,

        @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
        String next) {

    /** One of them. */
    @Schema(name = "Drift")
    public record DriftView(
            String id,
            String name,
            String installationId,

            @Schema(description = "of the wish") long revision,

            @Schema(description = "that the engine uses; absent: it has not heard the pack yet") @Nullable
            Long usedRevision,

            @Schema(description = "fields of the device that are not as wished")
            List<SettingsStandView.FieldView> device) {}
}
