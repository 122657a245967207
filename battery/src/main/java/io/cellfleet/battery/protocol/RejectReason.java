package io.cellfleet.battery.protocol;

/** Why a stretch of bytes is not a frame. The names are part of the contract: they are counted and stored. */
public enum RejectReason {
    /** Fewer bytes than a frame or a reply has, between two silences or two frames. */
    WRONG_LENGTH,
    /** As long as a frame or a reply, but its bytes do not add up to its checksum. */
    WRONG_CHECKSUM,
    /** A current whose sign byte is none of the protocol's. */
    UNKNOWN_SIGN,
    /** All checks fit, but the values contradict each other. */
    IMPLAUSIBLE,
    /** No frame and no part of one; with a protocol that has no header, more bytes than a frame has. */
    NOISE,
    /** A sound reply that nobody waits for: late, or without the other half of its frame. */
    OUT_OF_TURN,
    /** A reply by which the device refuses to tell what it was asked. */
    DEVICE_REFUSED
}
