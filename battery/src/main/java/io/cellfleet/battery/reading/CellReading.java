package io.cellfleet.battery.reading;

import io.cellfleet.battery.Check;

/**
 * What a frame says about one cell. A frame of the 123 describes a single cell, so a pack of n cells needs n frames;
 * the frame's capture time is the reading's time (rule M4).
 *
 * @param number    from 1, never above the frame's cell count
 * @param voltageMv mV, device step 5 mV, accuracy 20 mV; 0..327675
 * @param raw       temperature count as on the wire; 0..65535
 * @param deciC     0.1 °C, accuracy 2 °C, by the pack's temperature scale
 */
public record CellReading(int number, int voltageMv, int raw, int deciC) {

    public CellReading {
        Check.inRange("number", number, 1, 255);
        Check.inRange("voltageMv", voltageMv, 0, 327_675);
        Check.inRange("raw", raw, 0, 65_535);
    }
}
