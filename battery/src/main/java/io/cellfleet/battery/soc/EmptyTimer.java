package io.cellfleet.battery.soc;

import java.time.Duration;

/**
 * How long the lowest cell has been below Vmin without a break while the load was off (rule S3).
 *
 * @param below how long so far
 * @param armed false after it has fired, until all cells are above Vmin again
 */
public record EmptyTimer(Duration below, boolean armed) {

    /** A new pack. */
    public static final EmptyTimer ARMED = new EmptyTimer(Duration.ZERO, true);

    /**
     * Time goes on to the next frame.
     *
     * @param since    the time since the frame before
     * @param isBelow  the lowest cell is below Vmin and the load is off, in this frame
     * @param allAbove all cells are above Vmin
     * @param frozen   during {@code E} the timer stands still
     */
    public EmptyTimer stepped(Duration since, boolean isBelow, boolean allAbove, boolean frozen) {
        if (frozen) {
            return this;
        }
        boolean nextArmed = armed || allAbove;
        if (!isBelow) {
            return new EmptyTimer(Duration.ZERO, nextArmed);
        }
        // Nobody saw the voltage in a longer gap, so it is a break.
        boolean seenThroughout = since.compareTo(ChargeCounter.HOLDS) <= 0;
        return new EmptyTimer(seenThroughout ? below.plus(since) : Duration.ZERO, nextArmed);
    }

    public boolean hasReached(Duration emptyAfter) {
        return armed && below.compareTo(emptyAfter) >= 0;
    }

    /** The count has been set to empty: once. */
    public EmptyTimer fired() {
        return new EmptyTimer(Duration.ZERO, false);
    }
}
