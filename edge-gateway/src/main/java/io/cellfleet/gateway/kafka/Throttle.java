package io.cellfleet.gateway.kafka;

import java.time.Duration;

/**
 * Spreads records over time after an outage, so that a gateway with a long backlog leaves room for others. Told the
 * time; not thread-safe.
 */
final class Throttle {

    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private long freeNanos = Long.MIN_VALUE;

    Throttle(int perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * Takes room for so many records.
     *
     * @return how long to wait before they are sent
     */
    Duration take(int records, long nowNanos) {
        long from = freeNanos == Long.MIN_VALUE ? nowNanos : Math.max(freeNanos, nowNanos);
        freeNanos = from + records * SECOND_NANOS / perSecond;
        return Duration.ofNanos(from - nowNanos);
    }
}
