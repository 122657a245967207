package io.cellfleet.gateway.spool;

import java.io.IOException;

/** The disk did not do what was asked: it is full, read only, broken or unreadable. Nothing of the transaction stays. */
public final class DiskTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean unreadable;

    DiskTrouble(String message, boolean unreadable, Exception cause) {
        super(message, cause);
        this.unreadable = unreadable;
    }

    /** Whether the file's contents are damaged, which no further attempt mends. */
    public boolean isUnreadable() {
        return unreadable;
    }
}
