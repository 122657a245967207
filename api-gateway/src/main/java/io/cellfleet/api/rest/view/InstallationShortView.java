package io.cellfleet.api.rest.view;

import io.cellfleet.api.fleet.InstallationState;
import io.cellfleet.api.fleet.WarningCodes;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An installation in one line: what the registry knows, and what its packs are together now. */
public record InstallationShortView(
        String id,

        @Schema(description = Words.TENANT) String tenantId,

        String name,
        @Schema(description = "IANA name") String timeZone,
        @Schema(description = "degrees, WGS 84") @Nullable Double latitude,
        @Schema(description = "degrees, WGS 84") @Nullable Double longitude,
        List<String> tags,

        @Schema(description = "true when no batteries stand there")
        boolean simulated,

        @Schema(description = "grows by one with every change of it or of its packs")
        long revision,

        List<String> packIds,

        @Schema(
                description = "of the pack of which least is known. " + Words.QUALITY,
                enumeration = {"live", "stale", "silent", "never"})
        String quality,

        @Schema(
                description =
                        "ms since the newest frame of the pack that was heard longest ago; absent while one never was")
        @Nullable
        Long ageMs,

        @Schema(description = "%, of the capacity of all packs; absent until every pack has one") @Nullable
        Double socPercent,

        @Schema(description = "false: the red exclamation mark")
        boolean socCalibrated,

        @Schema(description = "W, plus is charging; absent unless every pack is live and its current known") @Nullable
        Long powerW,

        @Schema(description = "codes of the active warnings of its packs, each once")
        List<String> warnings,

        @Schema(
                description = "of the worst of them; absent when there is none",
                enumeration = {"info", "warning", "critical"})
        @Nullable
        String worst,

        @Schema(description = "whether every pack may be charged; absent until all were decided") @Nullable
        Boolean chargeOn,

        @Schema(description = "whether every pack may be discharged; absent until all were decided") @Nullable
        Boolean loadOn) {

    public static InstallationShortView of(InstallationState state) {
        return new InstallationShortView(
                state.entry().id(),
                state.entry().tenantId(),
                state.entry().wish().name(),
                state.entry().wish().timeZone(),
                state.entry().wish().latitude(),
                state.entry().wish().longitude(),
                state.entry().wish().tags(),
                state.entry().wish().simulated(),
                state.entry().revision(),
                state.entry().packIds(),
                state.quality().name().toLowerCase(Locale.ROOT),
                number(state.ageMs()),
                rounded(state.socPercent()),
                state.isCalibrated(),
                whole(state.powerW()),
                state.warnings()
                        .map(warning -> WarningCodes.light(warning.getCode()))
                        .distinct()
                        .toList(),
                WarningViews.worst(state.warnings()),
                state.mayCharge().orElse(null),
                state.mayDischarge().orElse(null));
    }

    static @Nullable Long number(OptionalLong value) {
        return value.isEmpty() ? null : (Long) value.getAsLong();
    }

    static @Nullable Long whole(OptionalDouble value) {
        return value.isEmpty() ? null : (Long) Math.round(value.getAsDouble());
    }

    /** To three decimals, as SOC is counted. */
    static @Nullable Double rounded(OptionalDouble value) {
        return value.isEmpty() ? null : (Double) (Math.round(value.getAsDouble() * 1_000) / 1_000.0);
    }
}
