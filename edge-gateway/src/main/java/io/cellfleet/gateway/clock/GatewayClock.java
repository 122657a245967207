package io.cellfleet.gateway.clock;

import io.cellfleet.gateway.line.Moment;
import java.time.Duration;

/** Reads both clocks at once. Thread-safe. */
public final class GatewayClock {

    private final long startedNanos = System.nanoTime();
    private final ClockJudge judge;

    public GatewayClock(ClockJudge judge) {
        this.judge = judge;
    }

    /** {@link System#nanoTime} at the zero of {@link Moment#monotonicMs}. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Now. */
    public Moment now() {
        long monotonicMs = Duration.ofNanos(System.nanoTime() - startedNanos).toMillis();
        long utcMs = System.currentTimeMillis();
        return new Moment(utcMs, monotonicMs, judge.quality(utcMs, monotonicMs));
    }
}
