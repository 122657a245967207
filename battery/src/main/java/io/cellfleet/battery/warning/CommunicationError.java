package io.cellfleet.battery.warning;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.Verdicts;
import java.util.EnumSet;
import java.util.Set;

/**
 * The life of {@code E} (rule W2): on with any cause that counts, off after three valid frames in a row without one.
 *
 * @param causes          what makes it now, or made it last while frames are still counted clean; empty when off
 * @param otherCountRun   frames in a row with another cell count than commissioned; at most 3
 * @param cleanRun        frames in a row without any cause; at most 3
 */
public record CommunicationError(Set<ErrorCause> causes, int otherCountRun, int cleanRun) {

    /** Off. */
    public static final CommunicationError OFF = new CommunicationError(Set.of(), 0, 0);

    private static final int IN_A_ROW = 3;

    public CommunicationError {
        causes = Set.copyOf(causes);
        Check.inRange("otherCountRun", otherCountRun, 0, IN_A_ROW);
        Check.inRange("cleanRun", cleanRun, 0, IN_A_ROW);
    }

    public boolean active() {
        return !causes.isEmpty();
    }

    /**
     * Steps with a valid frame.
     *
     * @param frame      what this frame shows by itself
     * @param counted    what two of the last three frames agree on
     * @param otherCount the frame counts other cells than commissioned
     */
    public CommunicationError afterFrame(Verdicts frame, Verdicts counted, boolean otherCount) {
        int otherRun = otherCount ? Math.min(otherCountRun + 1, IN_A_ROW) : 0;
        boolean clean = !otherCount
                && !frame.sees(Condition.DEVICE_ERROR_BIT)
                && !frame.sees(Condition.STALE_CELL)
                && !frame.sees(Condition.IMPLAUSIBLE_READING);
        int cleanFrames = clean ? Math.min(cleanRun + 1, IN_A_ROW) : 0;
        Set<ErrorCause> now = EnumSet.noneOf(ErrorCause.class);
        add(now, counted.sees(Condition.DEVICE_ERROR_BIT), ErrorCause.DEVICE_ERROR_BIT);
        add(now, otherRun == IN_A_ROW, ErrorCause.CELL_COUNT);
        add(now, counted.sees(Condition.STALE_CELL), ErrorCause.STALE_CELL);
        add(now, counted.sees(Condition.IMPLAUSIBLE_READING), ErrorCause.IMPLAUSIBLE_READING);
        if (now.isEmpty() && active() && cleanFrames < IN_A_ROW) {
            return new CommunicationError(causes, otherRun, cleanFrames);
        }
        return new CommunicationError(now, otherRun, cleanFrames);
    }

    /** Nothing valid has come for too long although the gateway is heard. */
    public CommunicationError afterSilence() {
        Set<ErrorCause> now = EnumSet.of(ErrorCause.SILENCE);
        now.addAll(causes);
        return new CommunicationError(now, 0, 0);
    }

    private static void add(Set<ErrorCause> causes, boolean present, ErrorCause cause) {
        if (present) {
            causes.add(cause);
        }
    }
}
