package io.cellfleet.api.fleet;

import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How severe warnings are, as the API writes it. */
public final class Severities {

    /** From the least. */
    public static final List<String> LABELS = List.of("info", "warning", "critical");

    private Severities() {}

    public static Optional<Severity> labelled(String label) {
        return switch (label) {
            case "info" -> Optional.of(Severity.SEVERITY_INFO);
            case "warning" -> Optional.of(Severity.SEVERITY_WARNING);
            case "critical" -> Optional.of(Severity.SEVERITY_CRITICAL);
            default -> Optional.empty();
        };
    }

    public static Optional<String> label(Warning warning) {
        return label(warning.getSeverity(), warning.getCode());
    }

    /** Grows with the worst severity, and among equals with the number of warnings; 0 for none. */
    public static long rank(Stream<Warning> warnings) {
        // One of a newer engine, of which nothing is known, is at least there.
        IntSummaryStatistics severities = warnings.mapToInt(
                        warning -> 1 + LABELS.indexOf(label(warning).orElse(LABELS.getFirst())))
                .summaryStatistics();
        return severities.getCount() == 0 ? 0 : ((long) severities.getMax() << Integer.SIZE) + severities.getCount();
    }

    /** Empty for one of a newer engine that does not say. */
    public static Optional<String> label(Severity severity, WarningCode code) {
        return switch (severity) {
            case SEVERITY_INFO -> Optional.of("info");
            case SEVERITY_WARNING -> Optional.of("warning");
            case SEVERITY_CRITICAL -> Optional.of("critical");
            // Of an engine of the release before, which had the same severities but did not write them.
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED ->
                WarningCodes.known(code).map(known -> known.severity().name().toLowerCase(Locale.ROOT));
        };
    }
}
