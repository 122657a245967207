package io.cellfleet.gateway.guard;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the guard acts. Told what it sees and when; looks at no clock.
 *
 * <ul>
 *   <li>The beat stands still for {@link #hang} although the gateway did not stop by itself: it hangs or was killed.
 *   <li>It stopped by itself and does not come back within {@link #quick}: it was no update.
 * </ul>
 *
 * <p>Then the relays are opened, again and again until a beat comes: a board may be unplugged just now.
 */
final class Watch {

    private final Duration hang;
    private final Duration quick;
    private @Nullable Heartbeat last;
    private long changedMs;

    /** What to do now. */
    enum Act {
        /** All is well, or nothing is known of a gateway. */
        WAIT,
        /** The gateway hangs, or has been killed. */
        END_AND_OPEN,
        /** The gateway stopped and did not come back. */
        OPEN
    }

    Watch(Duration hang, Duration quick) {
        this.hang = hang;
        this.quick = quick;
    }

    /**
     * @param seen  the heartbeat as it can be read now
     * @param nowMs on a monotonic clock
     */
    Act look(Optional<Heartbeat> seen, long nowMs) {
        // A heartbeat that cannot be read just now is one that stands still.
        if (seen.isPresent() && !seen.get().equals(last)) {
            last = seen.get();
            changedMs = nowMs;
        }
        Heartbeat known = last;
        if (known == null) {
            return Act.WAIT;
        }
        long stillMs = nowMs - changedMs;
        if (known.stopped()) {
            return stillMs > quick.toMillis() ? Act.OPEN : Act.WAIT;
        }
        return stillMs > hang.toMillis() ? Act.END_AND_OPEN : Act.WAIT;
    }

    Optional<Heartbeat> last() {
        return Optional.ofNullable(last);
    }
}
