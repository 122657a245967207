package io.cellfleet.history.query;

import java.io.Serial;

/** A mistake of the caller; the message names field, value and limit. */
final class BadQuestionException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    BadQuestionException(String message) {
        super(message);
    }

    BadQuestionException(String field, Object value, String limit) {
        super(field + " " + value + " must be " + limit);
    }
}
