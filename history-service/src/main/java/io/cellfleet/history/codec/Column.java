package io.cellfleet.history.codec;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The values of one quantity in some rows of a block. A row without a value has none: not 0.
 *
 * @param id      which quantity it is; 0..{@value Block#LAST_ID}
 * @param present the rows that have a value
 * @param values  one for each of these rows, in their order; any long
 */
public record Column(int id, BitSet present, long[] values) {

    /**
     * @throws IllegalArgumentException when there are not as many values as rows that have one
     */
    public Column {
        if (present.cardinality() != values.length) {
            throw new IllegalArgumentException(
                    "column " + id + " has " + values.length + " values for " + present.cardinality() + " rows");
        }
    }

    /** With a value in every row. */
    public static Column full(int id, long... values) {
        BitSet present = new BitSet(values.length);
        present.set(0, values.length);
        return new Column(id, present, values);
    }

    /** What is done with a value. */
    public interface Taker<E extends Exception> {
        void take(int row, long value) throws E;
    }

    /** Every value with its row, in the order of the rows. */
    public <E extends Exception> void forEach(Taker<E> taker) throws E {
        int next = 0;
        for (int row = present.nextSetBit(0); row >= 0; row = present.nextSetBit(row + 1)) {
            taker.take(row, values[next]);
            next++;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column column
                && id == column.id
                && present.equals(column.present)
                && Arrays.equals(values, column.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * id + present.hashCode()) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "column " + id + " " + present + " " + Arrays.toString(values);
    }
}
