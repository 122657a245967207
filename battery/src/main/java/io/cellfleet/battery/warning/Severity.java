package io.cellfleet.battery.warning;

/** How much a warning matters to whoever must act on it. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Somebody should look, soon. */
    WARNING,
    /** A relay is off, or nobody knows whether it should be. */
    CRITICAL
}
