package io.cellfleet.history.codec;

/**
 * The values of a column as whole steps from its first one, because devices measure in steps: a cell in 5 mV, a current in
 * 50 mA. The step is what all of them have in common.
 *
 * @param step  1 or more
 * @param steps {@code values[i] == values[0] + steps[i] * step}, wrapping around
 */
record Numbers(long step, long[] steps) {

    static Numbers of(long[] values) {
        long step = step(values);
        long[] steps = new long[values.length];
        for (int i = 1; i < values.length; i++) {
            long away = values[i] - values[0];
            steps[i] = step == 1 ? away : away / step;
        }
        return new Numbers(step, steps);
    }

    /** The inverse. */
    static long[] values(long first, long step, long[] steps) {
        long[] values = new long[steps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = first + steps[i] * step;
        }
        return values;
    }

    boolean isConstant() {
        for (long away : steps) {
            if (away != 0) {
                return false;
            }
        }
        return true;
    }

    /** The greatest common divisor; 1 where a difference is no long, and where there is none. */
    private static long step(long[] values) {
        long common = 0;
        for (long value : values) {
            long away = value - values[0];
            boolean overflows = ((value ^ values[0]) & (value ^ away)) < 0;
            if (overflows || away == Long.MIN_VALUE) {
                return 1;
            }
            common = greatestCommonDivisor(common, Math.abs(away));
            if (common == 1) {
                return 1;
            }
        }
        return Math.max(1, common);
    }

    private static long greatestCommonDivisor(long one, long other) {
        long a = one;
        long b = other;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
