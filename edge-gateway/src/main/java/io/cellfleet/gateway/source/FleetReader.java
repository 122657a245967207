package io.cellfleet.gateway.source;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Lives the time of all simulated packs, second by second: the past as fast as Kafka takes it, then as time goes by.
 *
 * <p>No time is sent twice, whenever the process is killed: before records of a time are sent, the disk says that they
 * may have been. So a killed gateway leaves a small gap in its simulated packs, never an overlap.
 */
final class FleetReader implements Worker.Task {

    /** Every simulated device sends one frame in this time. */
    static final Duration STEP = Duration.ofSeconds(1);

    /** How far ahead the disk allows sending while time goes by. */
    static final Duration AHEAD_LIVE = Duration.ofSeconds(10);

    /** The same in fast motion, where a second of wall time is many of these. */
    static final Duration AHEAD_FAST = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(FleetReader.class);

    private final List<SimulatedLine> lines;
    private final FleetStore store;
    private final Instant began;
    private final Supplier<Moment> clock;
    private Instant reached;
    private Instant allowed;
    private boolean live;

    /**
     * @param began the packs have lived up to here, and nothing later has been sent
     * @param clock now
     */
    FleetReader(List<SimulatedLine> lines, FleetStore store, Instant began, Supplier<Moment> clock) {
        this.lines = List.copyOf(lines);
        this.store = store;
        this.began = began;
        this.clock = clock;
        this.reached = began;
        this.allowed = began;
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException, IOException {
        try {
            while (!stop.isGiven()) {
                Instant next = reached.plus(STEP);
                Moment now = clock.get();
                Duration early = Duration.between(Instant.ofEpochMilli(now.capturedAtMs()), next);
                if (early.isPositive()) {
                    arriveInThePresent();
                    stop.await(early);
                } else {
                    step(next, now.clockQuality(), early.negated());
                }
            }
            for (SimulatedLine line : lines) {
                line.line().finish();
            }
        } finally {
            store.save(lines, reached, reached);
        }
    }

    private void step(Instant next, ClockQuality quality, Duration late) throws InterruptedException, IOException {
        if (next.isAfter(allowed)) {
            allowed = reached.plus(late.compareTo(AHEAD_FAST) > 0 ? AHEAD_FAST : AHEAD_LIVE);
            store.save(lines, reached, allowed);
        }
        boolean first = reached.equals(began);
        // Before the sending, so that an interruption within the second leaves a gap and no overlap.
        reached = next;
        Moment moment = at(next, quality);
        for (SimulatedLine line : lines) {
            if (first) {
                line.line().opened(moment);
            }
            line.send(next, moment);
        }
    }

    private void arriveInThePresent() {
        if (!live) {
            live = true;
            LOG.infof("The simulated packs have arrived in the present packs=%d", lines.size());
        }
    }

    private Moment at(Instant time, ClockQuality quality) {
        return new Moment(time.toEpochMilli(), Duration.between(began, time).toMillis(), quality);
    }
}
