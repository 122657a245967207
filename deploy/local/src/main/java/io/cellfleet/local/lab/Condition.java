package io.cellfleet.local.lab;

import java.time.Duration;

/** What is waited for. */
public interface Condition {

    boolean holds() throws Exception;

    /**
     * Looks again and again until it holds.
     *
     * @param what     is waited for, for the reader of the exception
     * @param patience at most
     * @param between  two looks
     * @throws IllegalStateException when it has not come to hold
     */
    static void await(String what, Duration patience, Duration between, Condition condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited too long until " + what);
            }
            Thread.sleep(between);
        }
    }
}
