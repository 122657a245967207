package io.cellfleet.api.history;

/** History did not answer. Asking again later may help. */
public final class HistoryAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
