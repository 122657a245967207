package io.cellfleet.gateway.spool;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.OrderNumber;
import java.util.OptionalLong;

/**
 * One start of the gateway and what is known of its clocks.
 *
 * @param machineBoot     which start of the machine it belongs to; equal ones share the clock of {@code startedNanos}
 * @param startedNanos    {@link System#nanoTime} at the gateway's monotonic zero
 * @param lastMonotonicMs of the newest record that was taken while the clock was not set; 0 without one
 * @param utcAtZeroMs     UTC at the gateway's monotonic zero, ms since 1970; empty until the clock is set
 * @param quality         how far that can be trusted; unset when it is only the latest possible time
 */
record Boot(
        int enrolment,
        int number,
        String machineBoot,
        long startedNanos,
        long lastMonotonicMs,
        OptionalLong utcAtZeroMs,
        ClockQuality quality) {

    private static final long NANOS_PER_MS = 1_000_000;

    boolean isOf(OrderNumber order) {
        return order.getEnrolment() == enrolment && order.getBoot() == number;
    }

    boolean sharesMachineBoot(Boot other) {
        return machineBoot.equals(other.machineBoot);
    }

    /** How much later this start was; only when they share the machine's boot; ms. */
    long laterThanMs(Boot earlier) {
        return (startedNanos - earlier.startedNanos) / NANOS_PER_MS;
    }

    Boot settled(long utcMs, ClockQuality clockQuality) {
        return new Boot(
                enrolment, number, machineBoot, startedNanos, lastMonotonicMs, OptionalLong.of(utcMs), clockQuality);
    }

    /** With this record taken into account. */
    Boot after(GatewayRecord taken) {
        long last = Math.max(lastMonotonicMs, taken.getMonotonicMs());
        return new Boot(enrolment, number, machineBoot, startedNanos, last, utcAtZeroMs, quality);
    }
}
