package io.cellfleet.gateway.spool;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.OrderNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All starts of the gateway whose records may still be in the spool, the present one last. Pure.
 *
 * @param all in their order; never empty
 */
record Boots(List<Boot> all) {

    Boots {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is always the present start");
        }
    }

    Boot present() {
        return all.getLast();
    }

    Optional<Boot> of(OrderNumber order) {
        return all.stream().filter(boot -> boot.isOf(order)).findFirst();
    }

    Boots withPresent(Boot present) {
        List<Boot> changed = new ArrayList<>(all);
        changed.set(changed.size() - 1, present);
        return new Boots(changed);
    }

    /**
     * The clock has been set. Of the present start, and of earlier ones of the same start of the machine, UTC is known
     * from now on to the millisecond. An earlier start of the machine that never knew the time is placed as late as it can have
     * been: its last record right before the start that followed. That keeps its order and its distances, says nothing
     * that is certainly wrong, and stays marked as unset.
     *
     * @param utcAtZeroMs at the present start's monotonic zero
     */
    Boots settled(long utcAtZeroMs, ClockQuality quality) {
        List<Boot> changed = new ArrayList<>(all);
        Boot next = present().settled(utcAtZeroMs, quality);
        changed.set(changed.size() - 1, next);
        for (int i = changed.size() - 2; i >= 0; i--) {
            Boot boot = changed.get(i);
            if (boot.utcAtZeroMs().isEmpty()) {
                boot = placed(boot, next);
                changed.set(i, boot);
            }
            next = boot;
        }
        return new Boots(changed);
    }

    private static Boot placed(Boot boot, Boot next) {
        long nextMs = next.utcAtZeroMs().orElseThrow();
        return boot.sharesMachineBoot(next)
                ? boot.settled(nextMs - next.laterThanMs(boot), next.quality())
                : boot.settled(nextMs - boot.lastMonotonicMs(), ClockQuality.CLOCK_QUALITY_UNSET);
    }
}
