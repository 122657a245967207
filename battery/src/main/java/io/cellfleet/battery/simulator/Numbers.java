package io.cellfleet.battery.simulator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Keeps numbers to the last bit. */
final class Numbers {

    private Numbers() {}

    static void save(DataOutput out, double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static void restore(DataInput in, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }

    static void save(DataOutput out, int[] values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static void restore(DataInput in, int[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
    }
}
