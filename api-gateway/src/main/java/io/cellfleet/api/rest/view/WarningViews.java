package io.cellfleet.api.rest.view;

import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Warnings from the wire to JSON. */
public final class WarningViews {

    private static final String PREFIX = "WARNING_CODE_";

    private WarningViews() {}

    /** The codes that can come, those of the manual's lights first. */
    public static List<String> codes() {
        return Arrays.stream(WarningCode.values()).map(WarningCode::light).toList();
    }

    /** As the lights of the device are labelled, or a word beyond them. */
    static String code(io.cellfleet.contract.v1.WarningCode code) {
        return known(code).map(WarningCode::light).orElse("?");
    }

    static @Nullable String severity(Severity severity, io.cellfleet.contract.v1.WarningCode code) {
        return switch (severity) {
            case SEVERITY_INFO -> "info";
            case SEVERITY_WARNING -> "warning";
            case SEVERITY_CRITICAL -> "critical";
            // Of an engine of the release before, which had the same severities but did not write them.
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED ->
                known(code)
                        .map(known -> known.severity().name().toLowerCase(Locale.ROOT))
                        .orElse(null);
        };
    }

    static WarningView of(Warning warning) {
        return new WarningView(
                code(warning.getCode()),
                severity(warning.getSeverity(), warning.getCode()),
                Instant.ofEpochMilli(warning.getRaisedAtMs()),
                warning.getDetail(),
                known(warning.getCode()).map(WarningCode::hint).orElse(null),
                warning.getAcknowledgedBy().isEmpty() ? null : warning.getAcknowledgedBy(),
                warning.hasAcknowledgedAtMs() ? Instant.ofEpochMilli(warning.getAcknowledgedAtMs()) : null);
    }

    /** Those that no light of the device shows. */
    static List<ShortWarningView> beyondTheLights(List<Warning> warnings) {
        return warnings.stream()
                .filter(warning -> !known(warning.getCode())
                        .map(WarningCode::isOfTheManual)
                        .orElse(false))
                .map(warning -> new ShortWarningView(
                        code(warning.getCode()), severity(warning.getSeverity(), warning.getCode())))
                .toList();
    }

    /** Empty for one of a newer engine. */
    private static Optional<WarningCode> known(io.cellfleet.contract.v1.WarningCode code) {
        return Arrays.stream(WarningCode.values())
                .filter(known -> code.name().equals(PREFIX + known.name()))
                .findFirst();
    }
}
