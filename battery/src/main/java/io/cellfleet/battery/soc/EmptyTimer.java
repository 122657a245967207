package io.cellfleet.battery.soc;

import java.time.Duration;

/**
 * How long the lowest cell has been below Vmin without a break while the load was off (rule S3).
 *
 * @param below    how long so far
 * @param wasBelow the frame before showed it below Vmin, and {@code E} was off: the time to the next one may count
 * @param armed    false after it has fired, until all cells are above Vmin again
 */
public record EmptyTimer(Duration below, boolean wasBelow, boolean armed) {

    /** A new pack. */
    public static final EmptyTimer ARMED = new EmptyTimer(Duration.ZERO, false, true);

    public EmptyTimer {
        if (below.isNegative()) {
            throw new IllegalArgumentException("below is " + below + " but must not be negative");
        }
    }

    /**
     * Time goes on to the next frame.
     *
     * @param since    the time since the frame before
     * @param isBelow  the lowest cell is below Vmin in this frame
     * @param loadOff  the load has been off since the frame before
     * @param allAbove all cells are above Vmin
     * @param frozen   during {@code E} the timer stands still
     */
    public EmptyTimer stepped(Duration since, boolean isBelow, boolean loadOff, boolean allAbove, boolean frozen) {
        if (frozen) {
            return wasBelow ? new EmptyTimer(below, false, armed) : this;
        }
        boolean nextArmed = armed || allAbove;
        if (!isBelow) {
            boolean atRest = below.isZero() && !wasBelow && armed == nextArmed;
            return atRest ? this : new EmptyTimer(Duration.ZERO, false, nextArmed);
        }
        // Nobody saw the voltage in a longer gap, so it is a break.
        boolean broken = !loadOff || since.compareTo(ChargeCounter.HOLDS) > 0;
        Duration soFar = broken ? Duration.ZERO : wasBelow ? below.plus(since) : below;
        return new EmptyTimer(soFar, true, nextArmed);
    }

    public boolean hasReached(Duration emptyAfter) {
        return armed && below.compareTo(emptyAfter) >= 0;
    }

    /** The count has been set to empty: once. */
    public EmptyTimer fired() {
        return new EmptyTimer(Duration.ZERO, wasBelow, false);
    }
}
