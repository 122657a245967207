package io.cellfleet.api.history;

/** What is asked for is not kept any more. Asking again does not help. */
public final class HistoryGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
