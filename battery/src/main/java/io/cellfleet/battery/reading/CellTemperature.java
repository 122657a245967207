package io.cellfleet.battery.reading;

import io.cellfleet.battery.Check;

/**
 * An extreme of the pack's temperatures. The device forms it over all cells at once, in every frame; where a few probes
 * stand for all cells it is taken over these.
 *
 * @param number of the cell, or of the probe where cells have none of their own, from 1; 0 where the device names none
 * @param raw    count as on the wire; 0..65535
 * @param deciC  0.1 °C; the 123: accuracy 2 °C, by the pack's temperature scale. Not checked for plausibility (rule M5)
 */
public record CellTemperature(int number, int raw, int deciC) {

    public CellTemperature {
        Check.inRange("number", number, 0, 255);
        Check.inRange("raw", raw, 0, 65_535);
    }
}
