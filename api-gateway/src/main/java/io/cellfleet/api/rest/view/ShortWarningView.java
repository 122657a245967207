package io.cellfleet.api.rest.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An active warning in a list. */
public record ShortWarningView(
        @Schema(description = Words.CODE) String code,

        @Schema(
                description = Words.SEVERITY,
                enumeration = {"info", "warning", "critical"})
        @Nullable
        String severity) {}
