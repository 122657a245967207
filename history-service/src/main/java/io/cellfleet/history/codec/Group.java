package io.cellfleet.history.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Up to 64 numbers in a row, each as what it differs from what was to be expected, in as many bits as the largest of these
 * needs, bit plane by bit plane. All arithmetic wraps around, so that every long is kept.
 */
final class Group {

    static final int MOST = 64;

    /** The ways to say what is expected, and so which number leads the bytes of a group. */
    private static final int ABOVE_LOWEST = 0;

    private static final int FROM_BEFORE = 1;
    private static final int FROM_SLOPE = 2;
    private static final int WAYS = 3;
    private static final int WIDTHS = Long.SIZE + 1;

    private final long[] above = new long[MOST];
    private final long[] steps = new long[MOST];
    private final long[] bends = new long[MOST];

    private long before;
    private long slope;

    /**
     * Begins a column.
     *
     * @param first the number before the first group
     * @param toNext by how much it is expected to grow
     */
    void begin(long first, long toNext) {
        before = first;
        slope = toNext;
    }

    /**
     * Writes a group.
     *
     * @return whether it was expected to grow as before
     */
    boolean write(CodedOutputStream out, long[] numbers, int from, int count) throws IOException {
        long lowest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            lowest = Math.min(lowest, numbers[from + i]);
        }
        long last = before;
        long grew = slope;
        long allAbove = 0;
        long allSteps = 0;
        long allBends = 0;
        for (int i = 0; i < count; i++) {
            long number = numbers[from + i];
            long step = number - last;
            above[i] = number - lowest;
            steps[i] = zigZag(step);
            bends[i] = zigZag(step - grew);
            allAbove |= above[i];
            allSteps |= steps[i];
            allBends |= bends[i];
            last = number;
            grew = step;
        }
        long lead = lowest - before;
        before = last;
        slope = grew;
        int planeBytes = planeBytes(count);
        int aboveBytes = width(allAbove) * planeBytes + CodedOutputStream.computeSInt64SizeNoTag(lead);
        int stepBytes = width(allSteps) * planeBytes;
        int bendBytes = width(allBends) * planeBytes;
        if (bendBytes < stepBytes && bendBytes < aboveBytes) {
            writePlanes(out, FROM_SLOPE, bends, count, width(allBends));
            return true;
        }
        if (stepBytes <= aboveBytes) {
            writePlanes(out, FROM_BEFORE, steps, count, width(allSteps));
        } else {
            int width = width(allAbove);
            out.writeRawByte(ABOVE_LOWEST * WIDTHS + width);
            out.writeSInt64NoTag(lead);
            planes(out, above, count, width);
        }
        return false;
    }

    private static void writePlanes(CodedOutputStream out, int way, long[] codes, int count, int width)
            throws IOException {
        out.writeRawByte(way * WIDTHS + width);
        planes(out, codes, count, width);
    }

    private static void planes(CodedOutputStream out, long[] codes, int count, int width) throws IOException {
        for (int plane = 0; plane < width; plane++) {
            long bits = 0;
            for (int i = 0; i < count; i++) {
                bits |= (codes[i] >>> plane & 1) << i;
            }
            if (planeBytes(count) == Long.BYTES) {
                out.writeFixed64NoTag(bits);
            } else {
                for (int shift = 0; shift < count; shift += 8) {
                    out.writeRawByte((byte) (bits >>> shift));
                }
            }
        }
    }

    /**
     * Reads a group.
     *
     * @throws IllegalArgumentException when it cannot have been written
     */
    void read(CodedInputStream in, long[] numbers, int from, int count) throws IOException {
        int lead = lead(in);
        int way = lead / WIDTHS;
        int width = lead % WIDTHS;
        long lowest = way == ABOVE_LOWEST ? before + in.readSInt64() : 0;
        readPlanes(in, count, width);
        for (int i = 0; i < count; i++) {
            long number = switch (way) {
                case ABOVE_LOWEST -> lowest + above[i];
                case FROM_BEFORE -> before + CodedInputStream.decodeZigZag64(above[i]);
                default -> before + slope + CodedInputStream.decodeZigZag64(above[i]);
            };
            slope = number - before;
            before = number;
            numbers[from + i] = number;
        }
    }

    /**
     * Passes over a group.
     *
     * @throws IllegalArgumentException when it cannot have been written
     */
    static void skip(CodedInputStream in, int count) throws IOException {
        int lead = lead(in);
        if (lead / WIDTHS == ABOVE_LOWEST) {
            in.readSInt64();
        }
        in.skipRawBytes(lead % WIDTHS * planeBytes(count));
    }

    private static int lead(CodedInputStream in) throws IOException {
        int lead = in.readRawByte() & 0xFF;
        if (lead >= WAYS * WIDTHS) {
            throw new IllegalArgumentException("a group begins with " + lead);
        }
        return lead;
    }

    private static int planeBytes(int count) {
        return (count + 7) / 8;
    }

    private void readPlanes(CodedInputStream in, int count, int width) throws IOException {
        Arrays.fill(above, 0, count, 0);
        for (int plane = 0; plane < width; plane++) {
            long bits = readPlane(in, count);
            for (int i = 0; i < count; i++) {
                above[i] |= (bits >>> i & 1) << plane;
            }
        }
    }

    /** Nearly all groups are full, or nearly so: then it is one number. */
    private static long readPlane(CodedInputStream in, int count) throws IOException {
        if (planeBytes(count) == Long.BYTES) {
            return in.readRawLittleEndian64();
        }
        long bits = 0;
        for (int shift = 0; shift < count; shift += 8) {
            bits |= (in.readRawByte() & 0xFFL) << shift;
        }
        return bits;
    }

    private static int width(long bits) {
        return Long.SIZE - Long.numberOfLeadingZeros(bits);
    }

    private static long zigZag(long number) {
        return number << 1 ^ number >> 63;
    }
}
