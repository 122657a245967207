package io.cellfleet.battery.reading;

import io.cellfleet.battery.Check;

/**
 * One byte of the values that a device tells in turn, one a frame.
 *
 * @param key   which one; negative with old firmware, whose clock it is
 * @param value that value's byte; 0..255
 */
public record RotatingValue(int key, int value) {

    public RotatingValue {
        Check.inRange("value", value, 0, 255);
    }
}
