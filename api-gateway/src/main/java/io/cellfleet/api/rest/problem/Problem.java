package io.cellfleet.api.rest.problem;

import io.cellfleet.battery.settings.Violation;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, as application/problem+json (RFC 9457).
 *
 * @param type       always {@code about:blank}: the status says the kind
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
        return new Problem("about:blank", title(status), status, detail, parameter, null);
    }

    static Problem of(int status, List<Violation> violations) {
        Violation first = violations.getFirst();
        String detail = violations.size() == 1
                ? first.message()
                : first.message() + "; and " + (violations.size() - 1) + " more";
        return new Problem("about:blank", title(status), status, detail, first.field(), violations);
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return switch (status) {
            case 422 -> "Unprocessable Content";
            case 413 -> "Content Too Large";
            case 423 -> "Locked";
            default -> known == null ? "Error" : known.getReasonPhrase();
        };
    }
}
