package io.cellfleet.api.history;

/** History refuses the question itself. Asking again does not help. */
public final class HistoryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
