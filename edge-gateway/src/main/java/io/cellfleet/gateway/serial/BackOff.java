package io.cellfleet.gateway.serial;

import java.time.Duration;

/** How long to wait before a port is opened again: 0.2 s, doubling to 5 s. */
final class BackOff {

    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    Duration next() {
        Duration wait = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return wait;
    }

    /** The port gave bytes: the next trouble is a new one. */
    void reset() {
        next = FIRST;
    }
}
