package io.cellfleet.battery.energy;

import io.cellfleet.battery.Check;
import java.time.Duration;

/**
 * An amount of energy that never loses a fraction by adding.
 *
 * @param wh     whole Wh; at least 0
 * @param restNj nJ beyond them, less than one Wh
 */
public record Energy(long wh, long restNj) {

    /** None. */
    public static final Energy ZERO = new Energy(0, 0);

    private static final long NJ_PER_WH = 3_600_000_000_000L;
    private static final long UJ_PER_WH = 3_600_000_000L;
    private static final int NANO_PER_MICRO = 1_000;
    private static final int MS_PER_S = 1_000;

    public Energy {
        Check.inRange("wh", wh, 0, Long.MAX_VALUE);
        Check.inRange("restNj", restNj, 0, NJ_PER_WH - 1);
    }

    /**
     * Power over a time.
     *
     * @param microwatt µW; 0..2e15
     * @param time      0..1 h
     */
    public static Energy of(long microwatt, Duration time) {
        long ms = time.toMillis();
        // µW × s is µJ; only the rest below a second needs nJ, so that nothing leaves 64 bits.
        long microjoule = microwatt * (ms / MS_PER_S);
        long nanojoule = microwatt * (ms % MS_PER_S);
        return normalised(
                microjoule / UJ_PER_WH + nanojoule / NJ_PER_WH,
                microjoule % UJ_PER_WH * NANO_PER_MICRO + nanojoule % NJ_PER_WH);
    }

    public Energy plus(Energy other) {
        return normalised(wh + other.wh, restNj + other.restNj);
    }

    private static Energy normalised(long wh, long nanojoule) {
        return new Energy(wh + nanojoule / NJ_PER_WH, nanojoule % NJ_PER_WH);
    }
}
