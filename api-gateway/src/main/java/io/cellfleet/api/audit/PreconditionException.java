package io.cellfleet.api.audit;

/** A change is not made because somebody else may have changed the same object since the caller looked at it. */
public final class PreconditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean required;

    private PreconditionException(String message, boolean required) {
        super(message);
        this.required = required;
    }

    static PreconditionException failed(String message) {
        return new PreconditionException(message, false);
    }

    static PreconditionException required(long current) {
        return new PreconditionException(
                "what is there is changed only with the header If-Match: the ETag that was seen, now \"" + current
                        + "\", or *",
                true);
    }

    /** True when the caller said no condition at all. */
    public boolean isRequired() {
        return required;
    }
}
