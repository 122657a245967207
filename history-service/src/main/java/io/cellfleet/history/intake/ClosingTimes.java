package io.cellfleet.history.intake;

import io.cellfleet.history.minutes.PackMinute;
import java.time.Clock;
import java.time.Duration;

/** When minutes are closed, and which one stays open. */
final class ClosingTimes {

    private final Clock clock;
    private final long everyMs;
    private final long waitMs;
    private long closed;

    /**
     * @param every above 0
     * @param wait  after the end of a minute, for its last frames; 0 or more
     */
    ClosingTimes(Clock clock, Duration every, Duration wait) {
        this.clock = clock;
        everyMs = every.toMillis();
        waitMs = wait.toMillis();
        closed = now() / everyMs;
    }

    /** Whether it is time; asked again it is not, until the next time. */
    boolean isTime() {
        long due = now() / everyMs;
        boolean time = due != closed;
        closed = due;
        return time;
    }

    /** The minute that stays open; minutes since 1970. */
    long openMinute() {
        return now() / PackMinute.MINUTE_MS;
    }

    private long now() {
        return clock.millis() - waitMs;
    }
}
