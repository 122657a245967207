package io.cellfleet.api.history;

/** What history keeps cannot be read any more. Asking again does not help, asking for another time may. */
public final class HistoryDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
