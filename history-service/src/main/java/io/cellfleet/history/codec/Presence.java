package io.cellfleet.history.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/** In which rows a column has a value, in the cheapest of some forms. The number of each is in the bytes. */
enum Presence {
    EVERYWHERE,
    NOWHERE,
    /** Where the column before it has them, as the temperature of a cell and its voltage. */
    AS_BEFORE,
    /** Every n-th row, as a cell of a device that tells one a frame. */
    EVERY_NTH,
    BITMAP;

    static final Presence[] ALL = values();

    static Presence of(BitSet present, BitSet before, int rows) {
        if (present.isEmpty()) {
            return NOWHERE;
        }
        if (present.cardinality() == rows) {
            return EVERYWHERE;
        }
        if (present.equals(before)) {
            return AS_BEFORE;
        }
        return everyNth(present.nextSetBit(0), period(present), rows).equals(present) ? EVERY_NTH : BITMAP;
    }

    void write(CodedOutputStream out, BitSet present, int rows) throws IOException {
        switch (this) {
            case EVERY_NTH -> {
                out.writeUInt32NoTag(present.nextSetBit(0));
                out.writeUInt32NoTag(period(present));
            }
            case BITMAP -> out.writeRawBytes(Arrays.copyOf(present.toByteArray(), (rows + 7) / 8));
            default -> {
                // Its number says it all.
            }
        }
    }

    /**
     * @throws IllegalArgumentException when it cannot have been written
     */
    BitSet read(CodedInputStream in, BitSet before, int rows) throws IOException {
        return switch (this) {
            case EVERYWHERE -> everyNth(0, 1, rows);
            case NOWHERE -> new BitSet();
            case AS_BEFORE -> before;
            case EVERY_NTH -> {
                int first = in.readRawVarint32();
                int period = in.readRawVarint32();
                if (first < 0 || first >= rows || period < 1) {
                    throw new IllegalArgumentException("values from row " + first + " on in each " + period + " rows");
                }
                yield everyNth(first, period, rows);
            }
            case BITMAP -> BitSet.valueOf(in.readRawBytes((rows + 7) / 8));
        };
    }

    private static BitSet everyNth(int first, int period, int rows) {
        BitSet present = new BitSet(rows);
        if (period == 1) {
            present.set(first, rows);
            return present;
        }
        for (long row = first; row < rows; row += period) {
            present.set((int) row);
        }
        return present;
    }

    /** From the first row with a value to the next; beyond all rows when there is only one. */
    private static int period(BitSet present) {
        int first = present.nextSetBit(0);
        int second = present.nextSetBit(first + 1);
        return second < 0 ? Block.MOST_ROWS : second - first;
    }
}
