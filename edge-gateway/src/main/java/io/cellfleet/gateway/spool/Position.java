package io.cellfleet.gateway.spool;

import java.time.Duration;

/** How far the spool has been written, sent and emptied. Thread-safe. */
final class Position {

    /** Of the newest record on disk. */
    private long lastId;
    /** Up to here Kafka has acknowledged everything, or it was dropped. */
    private long doneId;
    /** Up to here rows have been deleted. */
    private long deletedId;

    /** A consistent look at all three. */
    record Look(long lastId, long doneId, long deletedId) {
        long waiting() {
            return lastId - doneId;
        }
    }

    synchronized Look look() {
        return new Look(lastId, doneId, deletedId);
    }

    /** What was found on disk; both 0 when it is empty. */
    synchronized void found(long firstId, long newestId) {
        lastId = newestId;
        doneId = firstId == 0 ? newestId : firstId - 1;
        deletedId = doneId;
    }

    synchronized void written(long newLastId, long newDeletedId) {
        lastId = newLastId;
        deletedId = Math.max(deletedId, newDeletedId);
        doneId = Math.max(doneId, deletedId);
        notifyAll();
    }

    synchronized void done(long upTo) {
        if (upTo > doneId) {
            doneId = upTo;
            notifyAll();
        }
    }

    /**
     * The file has been begun anew.
     *
     * @return how many records have gone with the old one
     */
    synchronized long begunAnew() {
        long lost = lastId - doneId;
        doneId = lastId;
        deletedId = lastId;
        notifyAll();
        return lost;
    }

    /** Waits for a record on disk after this id, but not longer than this. */
    synchronized void awaitAfter(long id, Duration time) throws InterruptedException {
        long untilNanos = System.nanoTime() + time.toNanos();
        while (lastId <= id) {
            long leftMs = Duration.ofNanos(untilNanos - System.nanoTime()).toMillis();
            if (leftMs <= 0) {
                return;
            }
            wait(leftMs);
        }
    }

    /** Waits until fewer records than this wait on disk. */
    synchronized void awaitFewerThan(int limit) throws InterruptedException {
        while (lastId - doneId >= limit) {
            wait();
        }
    }
}
