package io.cellfleet.battery.reading;

import io.cellfleet.battery.Check;

/**
 * What one probe says.
 *
 * @param raw   count as on the wire; 0..65535
 * @param deciC 0.1 °C. Not checked for plausibility (rule M5)
 */
public record Temperature(int raw, int deciC) {

    public Temperature {
        Check.inRange("raw", raw, 0, 65_535);
    }
}
