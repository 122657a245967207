package io.cellfleet.history.columns;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.PackStatusOrBuilder;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A number of a status that is a column of its own. Ids and what they mean are in databases: none is changed or used
 * again.
 *
 * @param id      of the column
 * @param name    as the API calls it, with its unit
 * @param isKnown whether a status has it
 * @param value   asked only where it is known; an unsigned number of 64 bits by its bits
 * @param setter  puts it back
 */
record Quantity(
        int id,
        String name,
        Predicate<PackStatusOrBuilder> isKnown,
        ToLongFunction<PackStatusOrBuilder> value,
        Setter setter) {

    /** Puts a value back where it was. */
    interface Setter {
        void set(PackStatus.Builder status, long value);
    }
}
