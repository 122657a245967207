package io.cellfleet.battery.reading;

import io.cellfleet.battery.Check;

/**
 * An extreme of the pack's cell voltages. The device forms it over all cells at once, in every frame.
 *
 * @param number    of the cell, from 1; 0 where the device names none
 * @param voltageMv mV, device step 5 mV, accuracy 20 mV; 0..327675. Not checked for plausibility (rule M5)
 */
public record CellVoltage(int number, int voltageMv) {

    public CellVoltage {
        Check.inRange("number", number, 0, 255);
        Check.inRange("voltageMv", voltageMv, 0, 327_675);
    }
}
