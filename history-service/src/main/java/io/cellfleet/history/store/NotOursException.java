package io.cellfleet.history.store;

import java.io.Serial;

/** A record that cannot be kept. It goes to the rejected records, and the others go on. */
public final class NotOursException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Stable words for {@code RejectedRecord.reason}. */
    public enum Reason {
        /** The record has no value. */
        NULL_VALUE,
        /** The value is not the topic's message. */
        NOT_PROTOBUF,
        /** An id is missing or malformed. */
        BAD_ID,
        /** The order number is missing or not complete. */
        NO_ORDER,
        /** A value that the contract does not allow. */
        OUT_OF_RANGE
    }

    /** @param detail a sentence that names field, value and limit */
    public NotOursException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
