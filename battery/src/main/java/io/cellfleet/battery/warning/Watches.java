package io.cellfleet.battery.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Since when something has been going on that is a warning only when it lasts (rule W3).
 *
 * @param reversedSince   a sensor of one direction has shown the other one
 * @param disagreesSince  the device's status bits have contradicted ours
 * @param disobeyedSince  a relay has not been where it was told to be
 * @param notFullSince    when the pack was full last, or was first heard; empty before its first frame
 * @param clockJumpedAt   when the gateway's clock last jumped back; empty after an hour
 */
public record Watches(
        Optional<Instant> reversedSince,
        Optional<Instant> disagreesSince,
        Optional<Instant> disobeyedSince,
        Optional<Instant> notFullSince,
        Optional<Instant> clockJumpedAt) {

    /** A new pack. */
    public static final Watches NOTHING =
            new Watches(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Duration REVERSED = Duration.ofMinutes(5);
    private static final Duration DISAGREES = Duration.ofSeconds(30);
    private static final Duration DISOBEYED = Duration.ofSeconds(30);
    private static final Duration OVERDUE = Duration.ofDays(30);
    private static final Duration CLOCK_DOUBTED = Duration.ofHours(1);

    /**
     * What a record shows; empty where nothing can be said.
     *
     * @param reversed  whether a sensor of one direction shows the other one
     * @param disagrees whether the device's status bits contradict ours
     * @param disobeyed whether a relay is not where it was told to be
     * @param full      a frame has set the SOC to full
     * @param frames    a valid frame has come since the pack is known
     * @param jumped    the record's clock lies before the last one's
     */
    public record Seen(
            Optional<Boolean> reversed,
            Optional<Boolean> disagrees,
            Optional<Boolean> disobeyed,
            boolean full,
            boolean frames,
            boolean jumped) {}

    /**
     * @param lights which warnings are on
     */
    public Watches stepped(Seen seen, Lights lights, Instant now) {
        Watches next = new Watches(
                since(reversedSince, seen.reversed, lights.on(WarningCode.SENSOR_REVERSED), now),
                since(disagreesSince, seen.disagrees, lights.on(WarningCode.DEVICE_DISAGREES), now),
                since(disobeyedSince, seen.disobeyed, lights.on(WarningCode.RELAY_DOES_NOT_FOLLOW), now),
                seen.full ? Optional.of(now) : seen.frames ? since(notFullSince, now) : notFullSince,
                seen.jumped ? Optional.of(now) : clockJumpedAt.filter(at -> lasts(at, now, CLOCK_DOUBTED) < 0));
        return next.equals(this) ? this : next;
    }

    /** The clock was set back: what began "later" began at the latest now. */
    public Watches notAfter(Instant now) {
        return new Watches(
                reversedSince.map(since -> earlier(since, now)),
                disagreesSince.map(since -> earlier(since, now)),
                disobeyedSince.map(since -> earlier(since, now)),
                notFullSince.map(since -> earlier(since, now)),
                clockJumpedAt.map(since -> earlier(since, now)));
    }

    boolean reversed(Instant now) {
        return reversedSince.map(since -> lasts(since, now, REVERSED) >= 0).orElse(false);
    }

    boolean disagrees(Instant now) {
        return disagreesSince.map(since -> lasts(since, now, DISAGREES) > 0).orElse(false);
    }

    boolean disobeyed(Instant now) {
        return disobeyedSince.map(since -> lasts(since, now, DISOBEYED) > 0).orElse(false);
    }

    boolean overdue(Instant now) {
        return notFullSince.map(since -> lasts(since, now, OVERDUE) >= 0).orElse(false);
    }

    boolean clockJumped() {
        return clockJumpedAt.isPresent();
    }

    /** What nobody sees does not last: it begins anew. But a warning that is on stays until its end is seen. */
    private static Optional<Instant> since(
            Optional<Instant> before, Optional<Boolean> seen, boolean isOn, Instant now) {
        if (seen.isEmpty()) {
            return isOn ? before : Optional.empty();
        }
        return seen.get() ? since(before, now) : Optional.empty();
    }

    private static Optional<Instant> since(Optional<Instant> before, Instant now) {
        return before.isPresent() ? before : Optional.of(now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static int lasts(Instant since, Instant now, Duration limit) {
        return Duration.between(since, now).compareTo(limit);
    }
}
