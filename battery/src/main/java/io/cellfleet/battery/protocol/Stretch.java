package io.cellfleet.battery.protocol;

/**
 * A run of bytes off the line, cut by a {@link Framer}. All stretches together are all bytes, in order, each once.
 */
public sealed interface Stretch {

    /** Where its first byte stood on the line, counted from 0 since the framer began. */
    long offset();

    /** The bytes; not to be changed. */
    byte[] bytes();

    /** One whole frame that passed the protocol's checks. */
    record Frame(long offset, byte[] bytes) implements Stretch {}

    /** Bytes that belong to no frame. */
    record Rejected(long offset, byte[] bytes, RejectReason reason) implements Stretch {}
}
