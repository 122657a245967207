package io.cellfleet.history.query;

import io.cellfleet.history.store.Ages;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A mistake of the caller; the message names field, value and limit. */
final class BadQuestionException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Ages.Mistake> mistakes;

    BadQuestionException(String message) {
        super(message);
        mistakes = List.of();
    }

    /** Ages that cannot be followed. */
    BadQuestionException(List<Ages.Mistake> mistakes) {
        super(mistakes.stream().map(Ages.Mistake::sentence).collect(Collectors.joining("; ")));
        this.mistakes = mistakes;
    }

    BadQuestionException(String field, Object value, String limit) {
        this(field + " " + value + " must be " + limit);
    }

    /** By their fields, where there can be several; else empty. */
    List<Ages.Mistake> mistakes() {
        return mistakes;
    }
}
