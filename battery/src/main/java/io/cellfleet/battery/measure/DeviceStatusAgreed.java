package io.cellfleet.battery.measure;

import io.cellfleet.battery.reading.DeviceStatus;

/**
 * The device's status bits as far as two of the last three frames agree on them; what they do not agree on is unknown.
 *
 * @param set   bits that are set
 * @param clear bits that are not
 */
public record DeviceStatusAgreed(int set, int clear) {

    /** Whether it is known and not what it should be. */
    public boolean contradicts(DeviceStatus bit, boolean ours) {
        return ((ours ? clear : set) & bit.bit()) != 0;
    }

    public boolean says(DeviceStatus bit) {
        return (set & bit.bit()) != 0;
    }
}
