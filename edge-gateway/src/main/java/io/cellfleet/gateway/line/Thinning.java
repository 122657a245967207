package io.cellfleet.gateway.line;

import java.time.Duration;

/** Lets a few things pass in each minute, so that a line that is all noise does not fill the uplink. */
final class Thinning {

    static final int MOST_A_MINUTE = 10;

    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    private long minute = Long.MIN_VALUE;
    private int passed;

    /** Whether one more may pass at this time; ms on a clock that never jumps. */
    boolean mayPass(long monotonicMs) {
        long now = Math.floorDiv(monotonicMs, MINUTE_MS);
        if (now != minute) {
            minute = now;
            passed = 0;
        }
        if (passed == MOST_A_MINUTE) {
            return false;
        }
        passed++;
        return true;
    }
}
