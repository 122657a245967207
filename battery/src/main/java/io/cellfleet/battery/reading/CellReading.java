package io.cellfleet.battery.reading;

import io.cellfleet.battery.Check;
import java.util.Optional;

/**
 * What a frame says about one cell. A frame of the 123 describes a single cell, so a pack of n cells needs n frames;
 * a frame of others describes all. The frame's capture time is the reading's time (rule M4).
 *
 * @param number      from 1, never above the frame's cell count
 * @param voltageMv   mV; the 123: step 5 mV, accuracy 20 mV; 0..327675
 * @param temperature of the cell itself; empty where cells have no probe of their own
 */
public record CellReading(int number, int voltageMv, Optional<Temperature> temperature) {

    public CellReading {
        Check.inRange("number", number, 1, 255);
        Check.inRange("voltageMv", voltageMv, 0, 327_675);
    }

    /** A cell with its own probe. */
    public CellReading(int number, int voltageMv, int raw, int deciC) {
        this(number, voltageMv, Optional.of(new Temperature(raw, deciC)));
    }
}
