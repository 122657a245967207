package io.cellfleet.gateway.actuator;

import io.cellfleet.gateway.relay.RelayPair;

/** What came of telling an actuator. */
public sealed interface Answer {

    /** It says that its relays are so now. */
    record Acknowledged(RelayPair is) implements Answer {}

    /** It was told; it has no way to answer. */
    record Sent() implements Answer {}

    /** There is nothing to move: the decision is advisory only. */
    record Nobody() implements Answer {}

    /**
     * It could not be told, did not answer or refused: it is told again.
     *
     * @param why for the installer
     */
    record Failed(String why) implements Answer {}
}
