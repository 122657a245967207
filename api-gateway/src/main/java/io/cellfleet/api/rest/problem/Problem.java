package io.cellfleet.api.rest.problem;

import io.cellfleet.battery.settings.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, as application/problem+json (RFC 9457).
 *
 * @param type       {@link ProblemType#uri}
 * @param title      the status in words
 * @param detail     one sentence with value and limit
 * @param parameter  the query parameter, path parameter or JSON field that is meant, where there is one
 * @param violations every violation, where there can be several
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter,
        @Nullable List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String detail) {
        return of(status, detail, null);
    }

    static Problem of(int status, String detail, @Nullable String parameter) {
        return of(ProblemType.ofStatus(status), status, detail, parameter, null);
    }

    static Problem of(ProblemType type, String detail) {
        return of(type, type.status(), detail, null, null);
    }

    static Problem of(int status, List<Violation> violations) {
        Violation first = violations.getFirst();
        String detail = violations.size() == 1
                ? first.message()
                : first.message() + "; and " + (violations.size() - 1) + " more";
        return of(ProblemType.ofStatus(status), status, detail, first.field(), violations);
    }

    private static Problem of(
            ProblemType type,
            int status,
            String detail,
            @Nullable String parameter,
            @Nullable List<Violation> violations) {
        return new Problem(type.uri(), type.title(), status, detail, parameter, violations);
    }
}
