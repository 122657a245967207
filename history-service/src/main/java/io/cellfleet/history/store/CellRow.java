package io.cellfleet.history.store;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.PackStatus;
import org.jspecify.annotations.Nullable;

/** One cell as one frame describes it. */
record CellRow(PackStatus status, CellReading reading) {

    int number() {
        return reading.getNumber();
    }

    @Nullable
    Integer temperatureDeciC() {
        return reading.hasTemperatureDeciC() ? (Integer) reading.getTemperatureDeciC() : null;
    }

    /** An engine that does not colour cells does not judge their temperatures either. */
    @Nullable
    Boolean temperatureReadsHigh() {
        return reading.getColourValue() == 0 ? null : (Boolean) reading.getTemperatureReadsHigh();
    }
}
