package io.cellfleet.history.store;

import java.io.Serial;

/** Changes that follow a cursor are not known any more. */
public final class CursorTooOldException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    CursorTooOldException(int partition, long number, long first) {
        super("the cursor of partition " + partition + " is at change " + number + " but the oldest that is known is "
                + first + ": begin with the cursor of now and read all values again");
    }
}
