package io.cellfleet.api.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Slows down guessing. The fifth wrong password in a row for one name, or the fifth wrong code from one address, is
 * followed by a pause of a second, each further one by twice as long, at most five minutes. During the pause nothing is
 * looked at, right or wrong. Counted in this process only.
 */
public final class GuessingGuard {

    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** Invented names must not fill the memory: the name tried longest ago is forgotten. */
    private static final int MOST_NAMES = 10_000;

    private static final Duration MOST_WAIT = Duration.ofSeconds(2);
    private static final int TURNS = 64;

    private final Lock[] turns =
            Stream.generate(ReentrantLock::new).limit(TURNS).toArray(Lock[]::new);

    private record Failures(int count, Instant pauseEnds) {}

    private final Map<String, Failures> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_NAMES;
        }
    };

    /**
     * Looks at one try of a name after the other, so that each is counted before the next one is looked at.
     *
     * @param look   looks, and counts
     * @param paused what is answered when others are looked at for too long
     */
    public <T> T oneAtATime(String name, Supplier<T> look, Function<Duration, T> paused) {
        Lock lock = turns[Math.floorMod(name.hashCode(), turns.length)];
        try {
            if (!lock.tryLock(MOST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return paused.apply(FIRST_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return paused.apply(FIRST_PAUSE);
        }
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** How long a try for this name has to wait; zero when it may be looked at. */
    public synchronized Duration pause(String name, Instant now) {
        Failures failures = byName.get(name);
        return failures == null || !now.isBefore(failures.pauseEnds)
                ? Duration.ZERO
                : Duration.between(now, failures.pauseEnds);
    }

    /** A try for this name was wrong. */
    public synchronized void wrong(String name, Instant now) {
        Failures before = byName.get(name);
        int count = before == null ? 1 : before.count + 1;
        byName.put(name, new Failures(count, now.plus(pauseAfter(count))));
    }

    /** A try for this name was right: the wrong ones before are forgotten. */
    public synchronized void right(String name) {
        byName.remove(name);
    }

    private static Duration pauseAfter(int failures) {
        if (failures < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - FREE_TRIES, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
