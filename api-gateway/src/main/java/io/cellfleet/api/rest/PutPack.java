package io.cellfleet.api.rest;

import io.cellfleet.battery.settings.PackSettingsDraft;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller wishes of a pack. */
public record PutPack(
        @NotBlank @Pattern(regexp = Ask.NO_ZERO) String installationId,

        @NotBlank @Size(max = 200) @Pattern(regexp = Ask.NO_ZERO)
        String name,

        @NotNull @Schema(description = "cellCount, chemistry and capacityWh are required; the rest takes its default")
        PackSettingsDraft settings) {}
