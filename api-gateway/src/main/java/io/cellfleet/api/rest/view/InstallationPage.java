package io.cellfleet.api.rest.view;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of installations. */
public record InstallationPage(
        @Schema(type = SchemaType.ARRAY, implementation = InstallationShortView.class)
        List<?> installations,

        @Schema(description = "give this as 'after' for the next page; absent on the last") @Nullable
        String next) {}
