package io.cellfleet.battery.simulator;

/** The SplitMix64 generator: chosen because its whole state is one number, which can be kept and restored. */
final class SplitMix {

    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    SplitMix(long state) {
        this.state = state;
    }

    void state(long state) {
        this.state = state;
    }

    long state() {
        return state;
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mixed(state);
    }

    /** 0 to below {@code bound}; the bound is small, so the bias is none to speak of. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(nextLong(), bound);
    }

    /** 0 to below 1. */
    double share() {
        return share(nextLong());
    }

    /** Near a bell curve of the given width, but never farther from 0 than three of it. */
    double bell(double sigma) {
        return sigma * 2 * (share() + share() + share() - 1.5);
    }

    /** A share of 0 to below 1 that belongs to a seed and a number, without any state. */
    static double share(long seed, long number) {
        return share(number(seed, number));
    }

    /** Bits that belong to a seed and a number, without any state. */
    static long number(long seed, long number) {
        return mixed(mixed(seed) + number * GOLDEN_GAMMA);
    }

    private static double share(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
