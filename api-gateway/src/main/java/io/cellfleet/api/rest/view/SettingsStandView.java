package io.cellfleet.api.rest.view;

import io.cellfleet.battery.settings.PackSettingsDraft;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The settings of a pack: what is wished, what the engine uses, and what the device says of itself. */
public record SettingsStandView(
        String packId,

        @Schema(description = "grows by one with every change of this pack; " + Words.ETAG)
        long revision,

        @Schema(description = "as they were written") PackSettingsDraft draft,

        @Schema(description = "what is wished: the draft with presets and defaults filled in")
        PackSettingsDraft wished,

        @Schema(description = "when the wish was made; absent: before changes were kept") @Nullable
        Instant wishedAt,

        @Schema(description = "who made it; absent as wishedAt") @Nullable
        String author,

        @Schema(description = "why; absent as wishedAt, empty: none was given") @Nullable
        String reason,

        @Schema(description = "what the engine uses; absent: it has not heard the pack yet") @Nullable
        UsedView used,

        @Schema(
                description =
                        "what is set in the device as its frames say; absent: its protocol says nothing. Cellfleet"
                                + " writes no settings to devices, so what is wished gets there only by the device's own app")
        @Nullable
        DeviceSettingsView device,

        @Schema(description = "fields of which not all say the same")
        List<FieldView> differences) {

    /** What the engine uses. */
    @Schema(name = "UsedSettings")
    public record UsedView(
            long revision,

            @Schema(description = "true when that is the wish")
            boolean upToDate,

            @Schema(
                    description = "capture time of the first record that they were used for; absent: not kept, or the"
                            + " history does not answer")
            @Nullable
            Instant since,

            @Schema(description = "enrolment.boot.sequence of that record; absent as since") @Nullable
            String sinceOrder,

            @Schema(description = "presets and defaults filled in; absent: before changes were kept") @Nullable
            PackSettingsDraft settings) {}

    /** What a device says. */
    @Schema(name = "DeviceSettings")
    public record DeviceSettingsView(
            @Schema(description = "capture time of the frame") @Nullable
            Instant at,

            @Schema(description = "as it counts") @Nullable Integer cellCount,
            @Schema(description = "Wh") @Nullable Integer capacityWh,
            @Schema(description = "mV") @Nullable Integer vMinMv,
            @Schema(description = "mV") @Nullable Integer vBalanceMv,
            @Schema(description = "mV") @Nullable Integer vMaxMv) {}

    /** One field, side by side. */
    @Schema(name = "SettingsField")
    public record FieldView(
            String field,

            @Schema(description = "absent: it says nothing", implementation = Object.class) @Nullable
            Object wished,

            @Schema(description = "absent: it says nothing", implementation = Object.class) @Nullable
            Object used,

            @Schema(description = "absent: it says nothing", implementation = Object.class) @Nullable
            Object device) {}
}
