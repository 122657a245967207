package io.cellfleet.battery.protocol;

/** Why a stretch of bytes is not a frame. The names are part of the contract: they are counted and stored. */
public enum RejectReason {
    /** Fewer bytes than a frame has, between two silences or two frames. */
    WRONG_LENGTH,
    /** As long as a frame, but the sum of its bytes is not the last byte. */
    WRONG_CHECKSUM,
    /** A current whose sign byte is none of the protocol's. */
    UNKNOWN_SIGN,
    /** Sum and signs fit, but the values contradict each other. */
    IMPLAUSIBLE,
    /** Longer than a frame, and no frame in it. */
    NOISE
}
