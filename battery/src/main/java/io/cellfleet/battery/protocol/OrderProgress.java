package io.cellfleet.battery.protocol;

/** What became of the newest {@link RelayOrder} of a line. Whether a switch moved is told by the frames that follow. */
public enum OrderProgress {
    /** There was none. */
    NONE,
    /** Not yet written, or written and neither answered nor given up. */
    WAITING,
    /** The device acknowledged it. */
    TAKEN,
    /** The device answered that it does not follow. */
    REFUSED,
    /** Written several times without an answer: what the switches are is not known. */
    UNANSWERED
}
