package io.cellfleet.engine.downlink;

/**
 * Which gateways have their topic. A producer that writes to a topic that is not there waits for it, and takes the engine
 * down at last; so it is asked here first. Only the first question after a start waits for the broker, and not for long.
 */
public interface Downlinks {

    /**
     * Whether records may be written to the gateway's topic now.
     *
     * @param gatewayId [a-z0-9-], 1 to 63 characters
     */
    boolean has(String gatewayId);

    /** Sees to it that the topic will be there some time soon. */
    void want(String gatewayId);
}
