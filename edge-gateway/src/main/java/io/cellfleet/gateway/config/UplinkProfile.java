package io.cellfleet.gateway.config;

/** How records are sent. */
public enum UplinkProfile {
    /** Each at once. */
    LIVE,
    /** Gathered for a while and sent together, for a link whose bytes are paid for. */
    METERED
}
