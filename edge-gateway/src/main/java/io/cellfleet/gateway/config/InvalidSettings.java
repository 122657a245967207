package io.cellfleet.gateway.config;

/** A setting that keeps the gateway from starting. The message is for the operator: name, value and limit. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettings(String message) {
        super(message);
    }
}
