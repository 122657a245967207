package io.cellfleet.battery.protocol;

/**
 * A run of bytes off the line, cut by a {@link Framer}. Each byte is in exactly one stretch, and the stretches come in
 * the order in which they end. Each begins where the one before it ends, with one exception: between the two replies
 * that make one frame there may be other bytes, such as the echo of the second request.
 */
public sealed interface Stretch {

    /** Where its first byte stood on the line, counted from 0 since the framer began. */
    long offset();

    /** The bytes; not to be changed. */
    byte[] bytes();

    /** Where the line goes on behind its last byte. */
    default long end() {
        return offset() + bytes().length;
    }

    /**
     * One whole frame that passed the protocol's checks.
     *
     * @param end behind its last byte; farther away than its length where other bytes stood in between
     */
    record Frame(long offset, byte[] bytes, long end) implements Stretch {

        /** Without a gap. */
        public Frame(long offset, byte[] bytes) {
            this(offset, bytes, offset + bytes.length);
        }
    }

    /** A request heard on the line: our own, from an adapter that echoes, or in a recording of both directions. */
    record Request(long offset, byte[] bytes) implements Stretch {}

    /**
     * What a device answers to a relay order.
     *
     * @param taken whether it follows; otherwise it refuses
     */
    record Answer(long offset, byte[] bytes, boolean taken) implements Stretch {}

    /** Bytes that belong to no frame. */
    record Rejected(long offset, byte[] bytes, RejectReason reason) implements Stretch {}
}
