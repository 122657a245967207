package io.cellfleet.gateway.config;

/** Where the bytes of a line come from. */
public enum SourceKind {
    /** A serial device. */
    SERIAL,
    /** A file of recorded bytes. */
    CAPTURE
}
