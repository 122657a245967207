package io.cellfleet.api.rest;

import io.cellfleet.battery.settings.PackSettingsDraft;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller wishes of a pack. */
public record PutPack(
        @NotBlank String installationId,
        @NotBlank @Size(max = 200) String name,

        @NotNull @Schema(description = "cellCount, chemistry and capacityWh are required; the rest takes its default")
        PackSettingsDraft settings) {}
