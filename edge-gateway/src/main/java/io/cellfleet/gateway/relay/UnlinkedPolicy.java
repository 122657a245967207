package io.cellfleet.gateway.relay;

/** What both relays do while there is no link to the engine; a setting of the pack. */
public enum UnlinkedPolicy {
    /** The gateway's own step decides alone; operators' holds last. */
    LOCAL,
    /** Both off. */
    OPEN
}
