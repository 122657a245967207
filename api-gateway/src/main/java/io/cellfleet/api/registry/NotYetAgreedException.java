package io.cellfleet.api.registry;

/** The registry takes no changes yet: what the fleet runs on has not been read since this process began. */
public final class NotYetAgreedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYetAgreedException(String message) {
        super(message);
    }
}
