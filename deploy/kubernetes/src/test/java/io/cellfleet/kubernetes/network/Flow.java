package io.cellfleet.kubernetes.network;

/**
 * A connection that somebody opens.
 *
 * @param port of the pod at its end, not of a Service before it
 */
public record Flow(Endpoint from, Endpoint to, String protocol, int port) {

    @Override
    public String toString() {
        return from + " -> " + to + ":" + port + (protocol.equals("TCP") ? "" : "/" + protocol);
    }
}
