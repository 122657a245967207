package io.cellfleet.battery.soc;

import io.cellfleet.battery.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Coulomb counting (rules S1, S2, S5): net current over frame time, in exact integers.
 *
 * @param storedNc   nC in the pack, 0..capacity
 * @param calibrated false shows the red exclamation mark: nobody knows how right the count is
 * @param lastMa     mA, the newest known net current; empty until one is known
 * @param lastAt     up to when {@code storedNc} is right: capture time of that current, or of a later recalibration;
 *                   empty until either
 */
public record ChargeCounter(long storedNc, boolean calibrated, OptionalInt lastMa, Optional<Instant> lastAt) {

    /** Up to here the last current is taken to have held. */
    public static final Duration HOLDS = Duration.ofSeconds(10);

    /** Up to here the mean of both ends is taken; beyond it nothing is counted. */
    public static final Duration BRIDGED = Duration.ofHours(1);

    /** Counting up stops here; only the full condition says more. */
    private static final int COUNTED_AT_MOST_PERCENT = 99;

    private static final int PERCENT_WITHOUT_DEVICE = 50;
    private static final int NC_PER_MA_MS = 1_000;

    public ChargeCounter {
        Check.inRange("storedNc", storedNc, 0, Long.MAX_VALUE);
    }

    /** A new pack (rule S4). */
    public static ChargeCounter start(Capacity capacity, OptionalInt deviceSocPercent) {
        long storedNc = capacity.atPercentNc(deviceSocPercent.orElse(PERCENT_WITHOUT_DEVICE));
        return new ChargeCounter(storedNc, false, OptionalInt.empty(), Optional.empty());
    }

    /**
     * Counts up to a frame.
     *
     * @param netMa             mA, plus is charging; empty when the frame does not know, which is a gap
     * @param at                the frame's capture time
     * @param efficiencyPercent of what goes in; 1..100
     */
    public ChargeCounter counted(OptionalInt netMa, Instant at, int efficiencyPercent, Capacity capacity) {
        ChargeCounter seen = withoutCurrent(at);
        if (netMa.isEmpty()) {
            return seen;
        }
        long afterNc = storedNc;
        if (lastAt.isPresent() && lastMa.isPresent()) {
            long doubleMaMs = doubleMaMs(Duration.between(lastAt.get(), at), lastMa.getAsInt(), netMa.getAsInt());
            afterNc = moved(doubleMaMs, efficiencyPercent, capacity);
        }
        return new ChargeCounter(afterNc, seen.calibrated, netMa, Optional.of(at));
    }

    /** Time goes on and no current is known, which is a gap: beyond the bridged time it costs the trust (rule S4). */
    public ChargeCounter withoutCurrent(Instant at) {
        boolean lost = calibrated
                && lastAt.isPresent()
                && Duration.between(lastAt.get(), at).compareTo(BRIDGED) > 0;
        return lost ? new ChargeCounter(storedNc, false, lastMa, lastAt) : this;
    }

    /** The clock was set back: a gap that began "later" began at the latest now. */
    public ChargeCounter notAfter(Instant now) {
        boolean later = lastAt.isPresent() && lastAt.get().isAfter(now);
        return later ? new ChargeCounter(storedNc, calibrated, lastMa, Optional.of(now)) : this;
    }

    /** Twice the charge of the time between, so that the mean of two currents stays a whole number; mA·ms. */
    private static long doubleMaMs(Duration since, int fromMa, int toMa) {
        if (since.isNegative() || since.compareTo(BRIDGED) > 0) {
            return 0;
        }
        long doubleMa = since.compareTo(HOLDS) <= 0 ? 2L * fromMa : (long) fromMa + toMa;
        return doubleMa * since.toMillis();
    }

    private long moved(long doubleMaMs, int efficiencyPercent, Capacity capacity) {
        if (doubleMaMs <= 0) {
            return Math.max(0, storedNc + doubleMaMs * NC_PER_MA_MS / 2);
        }
        long ceilingNc = capacity.atPercentNc(COUNTED_AT_MOST_PERCENT);
        if (storedNc >= ceilingNc) {
            return storedNc;
        }
        return Math.min(ceilingNc, storedNc + doubleMaMs * (NC_PER_MA_MS / 200) * efficiencyPercent);
    }

    /**
     * The cells say full or empty: the count follows them and is trusted from now on (rules S2, S3). What flowed before
     * is settled by that, also in a gap that has not ended yet.
     */
    public ChargeCounter recalibrated(long toNc, Instant at) {
        return new ChargeCounter(toNc, true, lastMa, Optional.of(at));
    }

    /** Another capacity (rule C6): the charge stays, as far as it fits; more than 5 % of change costs the trust. */
    public ChargeCounter resized(Capacity before, Capacity after) {
        long limitNc = before.fullNc() / 20;
        boolean close = Math.abs(after.fullNc() - before.fullNc()) <= limitNc;
        return new ChargeCounter(Math.min(storedNc, after.fullNc()), calibrated && close, lastMa, lastAt);
    }
}
