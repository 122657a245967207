package io.cellfleet.api.rest;

import io.cellfleet.api.registry.InstallationWish;
import io.cellfleet.api.rest.problem.ProblemException;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller wishes of an installation. */
public record PutInstallation(
        @NotBlank @Size(max = 200) @Pattern(regexp = Ask.NO_ZERO)
        String name,

        @NotBlank @Size(max = 64) @Schema(description = "IANA name", examples = "Europe/Prague")
        String timeZone,

        @DecimalMin("-90") @DecimalMax("90") @Schema(description = "degrees, WGS 84") @Nullable
        Double latitude,

        @DecimalMin("-180") @DecimalMax("180") @Schema(description = "degrees, WGS 84") @Nullable
        Double longitude,

        @Size(max = 50) @Schema(description = "default: none") @Nullable
        List<@NotBlank @Size(max = 63) @Pattern(regexp = Ask.NO_ZERO) String> tags,

        @Schema(description = "true when no batteries stand there; default: false") @Nullable
        Boolean simulated,

        @Size(min = 1, max = 63)
        @Pattern(regexp = Ask.NO_ZERO)
        @Schema(description = "whose it is; only where it is created. Default: the caller's, else default")
        @Nullable
        String tenantId) {

    InstallationWish wish() {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw ProblemException.bad(
                    "timeZone", "timeZone is '" + timeZone + "' but must be an IANA name as Europe/Prague");
        }
        return new InstallationWish(
                name, timeZone, latitude, longitude, tags == null ? List.of() : tags, Boolean.TRUE.equals(simulated));
    }
}
