package io.cellfleet.history.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for what other threads and processes do, with a deadline. */
public final class Eventually {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Eventually() {}

    /** Asks until the answer is right, and gives it; fails with the last answer when it never is. */
    public static <T> T get(Callable<T> question, Predicate<T> isRight) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        T answer = question.call();
        while (!isRight.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + DEADLINE + " still " + answer);
            }
            Thread.sleep(20);
            answer = question.call();
        }
        return answer;
    }
}
