package io.cellfleet.battery.warning;

import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.Verdicts;
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
     * What a record shows.
     *
     * @param counted   what two of the last three frames agree on
     * @param disagrees whether the device's status bits contradict ours; empty when nothing can be said
     * @param disobeyed whether a relay is not where it was told to be
     * @param full      the full condition holds
     * @param frames    a valid frame has come since the pack is known
     * @param jumped    the record's clock lies before the last one's
     */
    public record Seen(
            Verdicts counted,
            Optional<Boolean> disagrees,
            boolean disobeyed,
            boolean full,
            boolean frames,
            boolean jumped) {}

    public Watches stepped(Seen seen, Instant now) {
        Optional<Instant> reversed = reversedSince;
        if (seen.counted.sees(Condition.SENSOR_REVERSED)) {
            reversed = since(reversedSince, now);
        } else if (seen.counted.refutes(Condition.SENSOR_REVERSED)) {
            reversed = Optional.empty();
        }
        Watches next = new Watches(
                reversed,
                seen.disagrees
                        .map(yes -> yes ? since(disagreesSince, now) : Optional.<Instant>empty())
                        .orElse(disagreesSince),
                seen.disobeyed ? since(disobeyedSince, now) : Optional.empty(),
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
