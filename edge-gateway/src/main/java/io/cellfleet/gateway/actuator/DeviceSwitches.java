package io.cellfleet.gateway.actuator;

import io.cellfleet.gateway.relay.RelayPair;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where an order for a device's own switches waits for the reader of its line, and the reader's answer for who gave it.
 * Thread-safe.
 */
public final class DeviceSwitches {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private @Nullable RelayPair waiting;
    private @Nullable Answer answer;

    /** Gives an order and waits for what becomes of it; one that is never answered has failed. */
    Answer order(RelayPair wanted, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting = wanted;
            answer = null;
            long nanos = patience.toNanos();
            while (answer == null && nanos > 0) {
                nanos = answered.awaitNanos(nanos);
            }
            Answer known = answer;
            waiting = null;
            return known == null ? new Answer.Failed("the line took no order in time: see its port") : known;
        } finally {
            lock.unlock();
        }
    }

    /** For the line's reader: an order that it has not had yet. */
    public Optional<RelayPair> next() {
        lock.lock();
        try {
            RelayPair next = waiting;
            waiting = null;
            return Optional.ofNullable(next);
        } finally {
            lock.unlock();
        }
    }

    /** For the line's reader: what became of the order it took. */
    public void answer(Answer given) {
        lock.lock();
        try {
            answer = given;
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
