package io.cellfleet.battery.warning;

/** What makes {@code E} (rule W2). */
public enum ErrorCause {
    /** The device's own error bit. */
    DEVICE_ERROR_BIT("the device reports a cell board communication error"),
    /** Another cell count than commissioned, three frames in a row. */
    CELL_COUNT("the device counts another number of cells than commissioned"),
    /** A cell has not been heard for too long. */
    STALE_CELL("a cell has not been heard for too long"),
    /** A reading that can not be, or none at all. */
    IMPLAUSIBLE_READING("a reading is impossible or missing"),
    /** The gateway is heard, the device is not. */
    SILENCE("the device is silent although its gateway is heard");

    private final String sentence;

    ErrorCause(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
