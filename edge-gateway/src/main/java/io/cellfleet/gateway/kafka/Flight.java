package io.cellfleet.gateway.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The records on their way through one {@link Outlet}: a bounded number, because memory is. Thread-safe. */
final class Flight {

    /** Telling the spool of each single acknowledgement would cost more than it gives. */
    private static final int TELL_EVERY = 200;

    private final int limit;
    private final LongConsumer acknowledgedUpTo;
    private final TreeSet<Long> onTheWay = new TreeSet<>();
    private long newest;
    private long acknowledged;
    private long progressNanos = System.nanoTime();
    private @Nullable Exception failure;

    /**
     * @param limit            how many may be without an outcome
     * @param acknowledgedUpTo told from time to time up to which id Kafka has everything
     */
    Flight(int limit, LongConsumer acknowledgedUpTo) {
        this.limit = limit;
        this.acknowledgedUpTo = acknowledgedUpTo;
    }

    /** Waits for room, but not longer than this; how many may be launched. */
    synchronized int awaitRoom(Duration time) throws InterruptedException {
        long untilNanos = System.nanoTime() + time.toNanos();
        while (onTheWay.size() >= limit && failure == null) {
            long leftMs = Duration.ofNanos(untilNanos - System.nanoTime()).toMillis();
            if (leftMs <= 0) {
                return 0;
            }
            wait(leftMs);
        }
        return failure == null ? limit - onTheWay.size() : 0;
    }

    /** A record is on its way; ids grow. */
    synchronized void launched(long id) {
        if (onTheWay.isEmpty()) {
            progressNanos = System.nanoTime();
        }
        onTheWay.add(id);
        newest = id;
    }

    /** A record is left out. */
    synchronized void skipped(long id) {
        newest = id;
        if (onTheWay.isEmpty()) {
            tell();
        }
    }

    /** Tells up to which id Kafka has everything, because nobody will go on from here but the next flight. */
    synchronized void tell() {
        acknowledgedUpTo.accept(onTheWay.isEmpty() ? newest : onTheWay.first() - 1);
    }

    synchronized void arrived(long id) {
        onTheWay.remove(id);
        acknowledged++;
        progressNanos = System.nanoTime();
        if (onTheWay.isEmpty() || acknowledged % TELL_EVERY == 0) {
            tell();
        }
        notifyAll();
    }

    /** The way has failed: what has no outcome will never have one. The first reason is the true one. */
    synchronized void failed(Exception reason) {
        if (failure == null) {
            failure = reason;
        }
        notifyAll();
    }

    synchronized Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** Records without an outcome. */
    synchronized int size() {
        return onTheWay.size();
    }

    /** For how long there has been no outcome although one is waited for. */
    synchronized Duration stalled() {
        return onTheWay.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - progressNanos);
    }
}
