package io.cellfleet.history.columns;

import io.cellfleet.contract.v1.PackStatus;
import java.util.function.ToLongFunction;

/**
 * A quantity of which is kept what it is beyond what the frame's cells say.
 *
 * @param quantity as it stands in a status
 * @param expected by the cells
 */
record Extreme(Quantity quantity, ToLongFunction<Extremes> expected) {

    /** What is kept; asked only where the quantity is known. */
    long beyond(PackStatus status, Extremes extremes) {
        return quantity.value().applyAsLong(status) - expected.applyAsLong(extremes);
    }

    /** Puts back the quantity of a status whose cells are there. */
    void set(PackStatus.Builder status, long beyond) {
        quantity.setter().set(status, beyond + expected.applyAsLong(Extremes.of(status.getMeasuredBuilder())));
    }
}
