package io.cellfleet.gateway.spool;

import io.cellfleet.contract.v1.GatewayRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Records that have not been written yet: for milliseconds while the disk is well. While it is not they gather here, and
 * beyond a limit the oldest is dropped, because a device does not wait. Thread-safe.
 */
final class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final int limit;
    private final Deque<GatewayRecord> waiting = new ArrayDeque<>();
    /** Being written. */
    private List<GatewayRecord> inHand = List.of();

    private long dropped;
    private boolean dropping;

    Intake(int limit) {
        this.limit = limit;
    }

    /** Takes the record at once. */
    synchronized void add(GatewayRecord gatewayRecord) {
        if (depth() >= limit && !waiting.isEmpty()) {
            waiting.removeFirst();
            dropped++;
            if (!dropping) {
                dropping = true;
                LOG.errorf("The disk takes no records, the oldest in memory are dropped until it does limit=%d", limit);
            }
        }
        waiting.addLast(gatewayRecord);
        notifyAll();
    }

    /** Waits until there is room. */
    synchronized void addWhenRoom(GatewayRecord gatewayRecord) throws InterruptedException {
        while (depth() >= limit) {
            wait();
        }
        add(gatewayRecord);
    }

    /** Waits for a record, but not longer than this. */
    synchronized void await(Duration time) throws InterruptedException {
        long untilNanos = System.nanoTime() + time.toNanos();
        while (waiting.isEmpty()) {
            long leftMs = Duration.ofNanos(untilNanos - System.nanoTime()).toMillis();
            if (leftMs <= 0) {
                return;
            }
            wait(leftMs);
        }
    }

    /** Takes the oldest in hand, to write them; {@link #written} or {@link #notWritten} follows. */
    synchronized List<GatewayRecord> take(int most) {
        int count = Math.min(most, waiting.size());
        List<GatewayRecord> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(waiting.removeFirst());
        }
        inHand = taken;
        return taken;
    }

    /**
     * What was in hand is on disk.
     *
     * @return records dropped since this was last called; the disk keeps their count from now on
     */
    synchronized long written() {
        inHand = List.of();
        long told = dropped;
        dropped = 0;
        if (dropping && waiting.isEmpty()) {
            dropping = false;
            LOG.info("The disk takes records again");
        }
        notifyAll();
        return told;
    }

    synchronized void notWritten() {
        for (int i = inHand.size() - 1; i >= 0; i--) {
            waiting.addFirst(inHand.get(i));
        }
        inHand = List.of();
    }

    synchronized int depth() {
        return waiting.size() + inHand.size();
    }

    /** Records dropped whose count is not on disk yet. */
    synchronized long dropped() {
        return dropped;
    }

    synchronized boolean isDropping() {
        return dropping;
    }
}
