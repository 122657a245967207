package io.cellfleet.api.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cellfleet.battery.settings.Violation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mistake of the caller, found at the border. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /**
     * A value that is out of range or of the wrong form.
     *
     * @param parameter query parameter, path parameter or JSON field
     * @param detail    one sentence that names parameter, value and limit
     */
    public static ProblemException bad(String parameter, String detail) {
        return new ProblemException(Problem.of(400, detail, parameter), null);
    }

    public static ProblemException notSignedIn(String detail) {
        return new ProblemException(Problem.of(401, detail), null);
    }

    /** The caller may not do this, whatever the object. */
    public static ProblemException forbidden(String parameter, String detail) {
        return new ProblemException(Problem.of(403, detail, parameter), null);
    }

    /** Nobody may do this for a time. */
    public static ProblemException locked(String parameter, String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(423, detail, parameter), retryAfter);
    }

    public static ProblemException unknown(String parameter, String detail) {
        return new ProblemException(Problem.of(404, detail, parameter), null);
    }

    public static ProblemException conflict(String parameter, String detail) {
        return new ProblemException(Problem.of(409, detail, parameter), null);
    }

    /** Something that this service needs is not there; the caller did nothing wrong. */
    public static ProblemException notNow(String detail) {
        return new ProblemException(Problem.of(503, detail), null);
    }

    public static ProblemException refused(List<Violation> violations) {
        return new ProblemException(Problem.of(422, violations), null);
    }

    public static ProblemException tooMany(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(429, detail), retryAfter);
    }

    /** A value of JSON that cannot be what it stands for. */
    public static ProblemException json(JsonProcessingException mistake) {
        return new ProblemException(JsonMistake.problem(mistake), null);
    }

    /** One sentence with value and limit. */
    public String detail() {
        return problem.detail();
    }

    /** What is meant; null: nothing in particular. */
    public @Nullable String parameter() {
        return problem.parameter();
    }

    /** Every violation, where there can be several. */
    public List<Violation> violations() {
        List<Violation> violations = problem.violations();
        return violations == null ? List.of() : violations;
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
