package io.cellfleet.history.codec;

/** Bytes that are no block, or not the one that was written. Whoever read them adds from which row they are. */
public final class CorruptBlockException extends Exception {

    private static final long serialVersionUID = 1;

    public CorruptBlockException(String message) {
        super(message);
    }

    public CorruptBlockException(String message, Throwable cause) {
        super(message, cause);
    }
}
