package io.cellfleet.battery.soc;

import java.time.Instant;
import java.util.Optional;

/**
 * All that must be remembered for the manual's SOC from one record to the next.
 *
 * @param full       the full condition held (rule S2)
 * @param counter    the counted charge; empty until the first valid frame
 * @param capacity   what the count is held against
 * @param emptyTimer towards the empty condition (rule S3)
 */
public record SocState(boolean full, Optional<ChargeCounter> counter, Capacity capacity, EmptyTimer emptyTimer) {

    /** A new pack. */
    public static SocState start(Capacity capacity) {
        return new SocState(false, Optional.empty(), capacity, EmptyTimer.ARMED);
    }

    /** The clock was set back: a gap that began "later" began at the latest now. */
    public SocState notAfter(Instant now) {
        return with(counter.map(known -> known.notAfter(now)));
    }

    public SocState with(Optional<ChargeCounter> next) {
        return next.equals(counter) ? this : new SocState(full, next, capacity, emptyTimer);
    }

    public boolean calibrated() {
        return counter.map(ChargeCounter::calibrated).orElse(false);
    }
}
