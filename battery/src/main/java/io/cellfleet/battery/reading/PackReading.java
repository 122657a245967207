package io.cellfleet.battery.reading;

import io.cellfleet.battery.Check;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One frame, decoded. What the device did not measure is empty, never 0.
 *
 * @param packVoltageMv      mV; the 123: step 5 mV
 * @param current1Ma         mA through sensor 1 (incoming); the 123: step 125 mA; empty when the sensor is missing
 * @param current2Ma         mA through sensor 2 (outgoing); empty when the sensor is missing
 * @param currentMa          mA, the device's total, plus is charging; empty when it does not know
 * @param lowestCell         simultaneous over all cells; empty where no cell is named
 * @param highestCell        simultaneous over all cells; empty where no cell is named
 * @param lowestTemperature  simultaneous over all cells or probes; empty without a probe
 * @param highestTemperature simultaneous over all cells or probes; empty without a probe
 * @param cells              the cells this frame describes: none or one with the 123, all with others
 * @param cellCount          as the device counts; 0..255
 * @param device             the device's own conclusions, counters and settings
 */
public record PackReading(
        int packVoltageMv,
        OptionalInt current1Ma,
        OptionalInt current2Ma,
        OptionalInt currentMa,
        Optional<CellVoltage> lowestCell,
        Optional<CellVoltage> highestCell,
        Optional<CellTemperature> lowestTemperature,
        Optional<CellTemperature> highestTemperature,
        List<CellReading> cells,
        int cellCount,
        DeviceReport device) {

    public PackReading {
        Check.inRange("packVoltageMv", packVoltageMv, 0, 83_886_075);
        Check.inRange("cellCount", cellCount, 0, 255);
        cells = List.copyOf(cells);
    }

    /** Whether an extreme of temperature names a cell; otherwise a probe, where a few of them stand for all cells. */
    public boolean temperaturesAreOfCells() {
        return cells.stream().allMatch(cell -> cell.temperature().isPresent());
    }
}
