package io.cellfleet.gateway;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
public final class Eventually {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Eventually() {}

    /** Returns when it is so; fails when it is not within the deadline. */
    public static void is(String what, BooleanSupplier so) throws InterruptedException {
        is(what, DEADLINE, so);
    }

    /** As above, for what other processes have to be started for. */
    public static void is(String what, Duration deadline, BooleanSupplier so) throws InterruptedException {
        long untilNanos = System.nanoTime() + deadline.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - untilNanos > 0) {
                throw new AssertionError("not within " + deadline.toSeconds() + " s: " + what);
            }
            Thread.sleep(10);
        }
    }
}
