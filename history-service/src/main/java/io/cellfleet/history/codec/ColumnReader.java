package io.cellfleet.history.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads the columns of a block, one after the other. */
final class ColumnReader {

    private final CodedInputStream in;
    private final int rows;
    private final Group group = new Group();
    private int idBefore = -1;
    private BitSet presentBefore = new BitSet();
    private long firstBefore;
    private long valuesLeft = Block.MOST_VALUES;

    ColumnReader(CodedInputStream in, int rows) {
        this.in = in;
        this.rows = rows;
    }

    /**
     * Reads the next column, or passes over it.
     *
     * @param wanted by id; of others no values are made
     * @return empty when it is not wanted
     * @throws IllegalArgumentException when it cannot have been written
     */
    Optional<Column> read(IntPredicate wanted) throws IOException {
        int leftOut = in.readRawVarint32();
        if (leftOut < 0 || leftOut > Block.LAST_ID) {
            throw new IllegalArgumentException(leftOut + " columns are left out");
        }
        int id = idBefore + 1 + leftOut;
        idBefore = id;
        byte form = in.readRawByte();
        Shape shape = Shape.in(form);
        BitSet present = Shape.presenceIn(form).read(in, presentBefore, rows);
        presentBefore = present;
        int count = present.cardinality();
        valuesLeft -= count;
        if (valuesLeft < 0) {
            throw new IllegalArgumentException("a block has more than " + Block.MOST_VALUES + " values");
        }
        if (wanted.test(id)) {
            return Optional.of(
                    new Column(id, (BitSet) present.clone(), count == 0 ? new long[0] : values(shape, count)));
        }
        if (count > 0) {
            skip(shape, count);
        }
        return Optional.empty();
    }

    private void skip(Shape shape, int count) throws IOException {
        firstBefore += in.readSInt64();
        if (shape == Shape.CONSTANT) {
            return;
        }
        in.readRawVarint64();
        if (shape == Shape.SLOPING) {
            in.readSInt64();
        }
        for (int from = 1; from < count; from += Group.MOST) {
            Group.skip(in, Math.min(Group.MOST, count - from));
        }
    }

    private long[] values(Shape shape, int count) throws IOException {
        long first = firstBefore + in.readSInt64();
        firstBefore = first;
        if (shape == Shape.CONSTANT) {
            long[] same = new long[count];
            Arrays.fill(same, first);
            return same;
        }
        long step = in.readRawVarint64();
        group.begin(0, shape == Shape.SLOPING ? in.readSInt64() : 0);
        long[] steps = new long[count];
        for (int from = 1; from < count; from += Group.MOST) {
            group.read(in, steps, from, Math.min(Group.MOST, count - from));
        }
        return Numbers.values(first, step, steps);
    }
}
