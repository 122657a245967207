package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.v1.GatewayRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The records on their way to Kafka. Many at once, because waiting for each acknowledgement alone would be slow; a
 * bounded number, because memory is.
 *
 * <p>Order is kept even when Kafka refuses records (a missing permission, say): then nothing new is sent, everything on
 * the way is waited for, and what was refused is sent again in its order, for as long as it takes.
 *
 * <p>Thread-safe.
 */
final class Window {

    private static final Logger LOG = Logger.getLogger(Window.class);

    private final int limit;
    private final Sender sender;
    private final Duration pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private final List<Sent> refused = new ArrayList<>();
    private long number;
    private int onTheWay;
    private int unacknowledged;
    private long acknowledged;
    private boolean repairing;
    private String trouble = "";
    private long progressNanos = System.nanoTime();

    /** Sends one record, without waiting. */
    @FunctionalInterface
    interface Sender {

        /** Calls one of both, once, on any thread. */
        void send(GatewayRecord gatewayRecord, Runnable acknowledged, Consumer<Throwable> refused);
    }

    private record Sent(long number, GatewayRecord gatewayRecord) {}

    /**
     * @param limit how many records may be without an acknowledgement
     * @param pause how long to wait before refused records are sent again
     */
    Window(int limit, Sender sender, Duration pause) {
        this.limit = limit;
        this.sender = sender;
        this.pause = pause;
    }

    /** Sends the record once there is room. */
    void send(GatewayRecord gatewayRecord) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (unacknowledged >= limit || repairing) {
                changed.await();
            }
            if (unacknowledged == 0) {
                progressNanos = System.nanoTime();
            }
            unacknowledged++;
            launch(new Sent(number, gatewayRecord));
            number++;
        } finally {
            lock.unlock();
        }
    }

    private void launch(Sent sent) {
        onTheWay++;
        sender.send(sent.gatewayRecord(), this::acknowledge, reason -> refuse(sent, reason));
    }

    private void acknowledge() {
        lock.lock();
        try {
            acknowledged++;
            unacknowledged--;
            progressNanos = System.nanoTime();
            arrived();
        } finally {
            lock.unlock();
        }
    }

    private void refuse(Sent sent, Throwable reason) {
        lock.lock();
        try {
            String why = reason.getClass().getSimpleName() + ": " + reason.getMessage();
            if (!why.equals(trouble)) {
                LOG.warnf("Kafka refuses records, they are sent again in their order reason=%s", why);
            }
            trouble = why;
            repairing = true;
            refused.add(sent);
            arrived();
        } finally {
            lock.unlock();
        }
    }

    private void arrived() {
        onTheWay--;
        if (repairing && onTheWay == 0) {
            if (refused.isEmpty()) {
                repairing = false;
                trouble = "";
                LOG.info("Kafka takes records again");
            } else {
                Executor later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
                later.execute(this::sendRefusedAgain);
            }
        }
        changed.signalAll();
    }

    private void sendRefusedAgain() {
        lock.lock();
        try {
            List<Sent> again = new ArrayList<>(refused);
            refused.clear();
            again.sort(Comparator.comparingLong(Sent::number));
            // Counted before the first is sent, so that an early answer is not taken for the last one.
            onTheWay++;
            again.forEach(this::launch);
            arrived();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything is acknowledged, but not longer than this; whether it is. */
    boolean awaitEmpty(Duration time) throws InterruptedException {
        long nanos = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (unacknowledged > 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return unacknowledged == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Records sent and not acknowledged. */
    int unacknowledged() {
        lock.lock();
        try {
            return unacknowledged;
        } finally {
            lock.unlock();
        }
    }

    /** Records acknowledged since the gateway started. */
    long acknowledged() {
        lock.lock();
        try {
            return acknowledged;
        } finally {
            lock.unlock();
        }
    }

    /** For how long Kafka has acknowledged nothing although there was something to acknowledge. */
    Duration stalled() {
        lock.lock();
        try {
            return unacknowledged == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - progressNanos);
        } finally {
            lock.unlock();
        }
    }

    /** Why Kafka refuses records now; empty when it does not. */
    String trouble() {
        lock.lock();
        try {
            return trouble;
        } finally {
            lock.unlock();
        }
    }
}
