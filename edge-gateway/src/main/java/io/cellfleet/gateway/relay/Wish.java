package io.cellfleet.gateway.relay;

/**
 * What the gateway wants of one relay.
 *
 * @param on closed: allowed
 */
public record Wish(boolean on, Reason because) {

    static Wish off(Reason because) {
        return new Wish(false, because);
    }
}
