package io.cellfleet.history.columns;

import io.cellfleet.history.codec.Column;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** A column that grows from the first row to the last. */
final class ColumnBuilder {

    private final int id;
    private final BitSet present;
    private final long[] values;
    private int count;

    /** @param rows at most so many values are added */
    ColumnBuilder(int id, int rows) {
        this.id = id;
        present = new BitSet(rows);
        values = new long[rows];
    }

    boolean has(int row) {
        return present.get(row);
    }

    /** @param row above every row before */
    void add(int row, long value) {
        present.set(row);
        values[count] = value;
        count++;
    }

    /** The column, if it has a value in any row. */
    Optional<Column> build() {
        return count == 0 ? Optional.empty() : Optional.of(new Column(id, present, Arrays.copyOf(values, count)));
    }
}
