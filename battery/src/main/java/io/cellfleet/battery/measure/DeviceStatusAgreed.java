package io.cellfleet.battery.measure;

import io.cellfleet.battery.reading.DeviceStatus;

/**
 * The device's status bits as far as two of the last three frames agree on them; what they do not agree on is unknown.
 *
 * @param set   bits that are set
 * @param clear bits that are not
 */
public record DeviceStatusAgreed(int set, int clear) {

    /** The bits that are known, and not as in {@code ours}. */
    public int contradicting(int ours) {
        return (set & ~ours) | (clear & ours);
    }

    /** The bits that are known. */
    public int known() {
        return set | clear;
    }

    public boolean says(DeviceStatus bit) {
        return (set & bit.bit()) != 0;
    }
}
