package io.cellfleet.api.rest;

import io.cellfleet.api.registry.Assignment;
import io.cellfleet.api.registry.PackWish;
import io.cellfleet.battery.settings.PackSettingsDraft;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller wishes of a pack. */
public record PutPack(
        @NotBlank @Pattern(regexp = Ask.NO_ZERO) String installationId,

        @NotBlank @Size(max = 200) @Pattern(regexp = Ask.NO_ZERO)
        String name,

        @NotNull @Schema(description = "cellCount, chemistry and capacityWh are required; the rest takes its default")
        PackSettingsDraft settings,

        @Pattern(regexp = PatchPack.GATEWAY, message = PatchPack.GATEWAY_FORM)
        @Schema(description = PatchPack.GATEWAY_WORDS, examples = "gateway-1")
        @Nullable
        String gatewayId,

        @Pattern(regexp = PatchPack.POLICY, message = PatchPack.POLICY_FORM)
        @Schema(
                description = PatchPack.POLICY_WORDS,
                enumeration = {"local", "open"})
        @Nullable
        String unlinkedPolicy) {

    PackWish wish() {
        Assignment.Change assignment = new PatchPack(gatewayId, unlinkedPolicy).change();
        return new PackWish(name, settings, assignment);
    }
}
