package io.cellfleet.api.rest.view;

import io.cellfleet.api.fleet.Severities;
import io.cellfleet.api.fleet.WarningCodes;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Warnings from the wire to JSON. */
public final class WarningViews {

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
        return Severities.label(severity, code).orElse(null);
    }

    /** The severity of the worst; null when there is none. */
    public static @Nullable String worst(Stream<Warning> warnings) {
        return warnings.map(Severities::label)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(Severities.LABELS::indexOf))
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
