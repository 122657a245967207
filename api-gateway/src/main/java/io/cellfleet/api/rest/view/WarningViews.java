package io.cellfleet.api.rest.view;

import io.cellfleet.api.fleet.WarningCodes;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Warnings from the wire to JSON. */
public final class WarningViews {

    /** From the least. */
    private static final List<String> SEVERITIES = List.of("info", "warning", "critical");

    private WarningViews() {}

    /** The codes that can come, those of the manual's lights first. */
    public static List<String> codes() {
        return Arrays.stream(WarningCode.values()).map(WarningCode::light).toList();
    }

    /** As the lights of the device are labelled, or a word beyond them. */
    public static String code(io.cellfleet.contract.v1.WarningCode code) {
        return WarningCodes.light(code);
    }

    public static @Nullable String severity(Severity severity, io.cellfleet.contract.v1.WarningCode code) {
        return switch (severity) {
            case SEVERITY_INFO -> "info";
            case SEVERITY_WARNING -> "warning";
            case SEVERITY_CRITICAL -> "critical";
            // Of an engine of the release before, which had the same severities but did not write them.
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED ->
                WarningCodes.known(code)
                        .map(known -> known.severity().name().toLowerCase(Locale.ROOT))
                        .orElse(null);
        };
    }

    /** The one that is labelled so. */
    public static Optional<Severity> severity(String label) {
        return switch (label) {
            case "info" -> Optional.of(Severity.SEVERITY_INFO);
            case "warning" -> Optional.of(Severity.SEVERITY_WARNING);
            case "critical" -> Optional.of(Severity.SEVERITY_CRITICAL);
            default -> Optional.empty();
        };
    }

    /** The severity of the worst; null when there is none. */
    public static @Nullable String worst(Stream<Warning> warnings) {
        return warnings.map(warning -> severity(warning.getSeverity(), warning.getCode()))
                .filter(Objects::nonNull)
                .max(Comparator.comparingInt(SEVERITIES::indexOf))
                .orElse(null);
    }

    public static WarningView of(Warning warning) {
        return new WarningView(
                code(warning.getCode()),
                severity(warning.getSeverity(), warning.getCode()),
                Instant.ofEpochMilli(warning.getRaisedAtMs()),
                warning.getDetail(),
                WarningCodes.known(warning.getCode()).map(WarningCode::hint).orElse(null),
                warning.getAcknowledgedBy().isEmpty() ? null : warning.getAcknowledgedBy(),
                warning.hasAcknowledgedAtMs() ? Instant.ofEpochMilli(warning.getAcknowledgedAtMs()) : null);
    }

    /** Those that no light of the device shows. */
    static List<ShortWarningView> beyondTheLights(List<Warning> warnings) {
        return warnings.stream()
                .filter(warning -> !WarningCodes.known(warning.getCode())
                        .map(WarningCode::isOfTheManual)
                        .orElse(false))
                .map(warning -> new ShortWarningView(
                        code(warning.getCode()), severity(warning.getSeverity(), warning.getCode())))
                .toList();
    }
}
