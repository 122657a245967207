package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.line.RecordSink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/**
 * Where the records of real lines wait for room in the {@link Window}. It never makes a reader wait: a device does not
 * wait either. When it is full the oldest record is lost, and counted. Thread-safe.
 */
final class LineQueue implements RecordSink {

    private static final Logger LOG = Logger.getLogger(LineQueue.class);

    private final int limit;
    private final Deque<GatewayRecord> waiting = new ArrayDeque<>();
    /** 1 while a record is being handed on. */
    private int inHand;

    private long dropped;
    private boolean dropping;

    LineQueue(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void accept(GatewayRecord gatewayRecord) {
        if (waiting.size() == limit) {
            waiting.removeFirst();
            dropped++;
            if (!dropping) {
                dropping = true;
                LOG.warnf("Kafka does not take records, the oldest are lost until it does queueLimit=%d", limit);
            }
        }
        waiting.addLast(gatewayRecord);
        notifyAll();
    }

    /** Waits for a record and hands it on. */
    void passOn(RecordSink to) throws InterruptedException {
        GatewayRecord first = take();
        to.accept(first);
        passedOn();
    }

    private synchronized GatewayRecord take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        inHand = 1;
        return waiting.removeFirst();
    }

    private synchronized void passedOn() {
        inHand = 0;
        if (waiting.isEmpty() && dropping) {
            dropping = false;
            LOG.infof("Kafka takes records again lost=%d", dropped);
        }
        notifyAll();
    }

    /** Waits until nothing waits, but not longer than this. */
    synchronized void awaitEmpty(Duration time) throws InterruptedException {
        long untilNanos = System.nanoTime() + time.toNanos();
        while (depth() > 0) {
            long leftMs = Duration.ofNanos(untilNanos - System.nanoTime()).toMillis();
            if (leftMs <= 0) {
                return;
            }
            wait(leftMs);
        }
    }

    synchronized int depth() {
        return waiting.size() + inHand;
    }

    /** Records lost since the gateway started. */
    synchronized long dropped() {
        return dropped;
    }

    /** Whether records have been lost and the queue has not been empty since. */
    synchronized boolean isDropping() {
        return dropping;
    }
}
