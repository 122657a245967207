package io.cellfleet.api.history;

import io.cellfleet.battery.settings.Violation;
import java.util.List;

/** History refuses the question itself. Asking again does not help. */
public final class HistoryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    HistoryRefusedException(String message, List<Violation> violations, Throwable cause) {
        super(message, cause);
        this.violations = violations;
    }

    /** By their fields, where history says so; else empty. */
    public List<Violation> violations() {
        return violations;
    }
}
