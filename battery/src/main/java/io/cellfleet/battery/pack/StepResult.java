package io.cellfleet.battery.pack;

import java.util.List;

/** What came of one record. */
public sealed interface StepResult {

    /** The record had been applied before: nothing changes. */
    record AlreadyApplied() implements StepResult {}

    /**
     * The record was applied.
     *
     * @param after  the pack from now on
     * @param status what to show
     * @param events what happened, in order; often empty
     */
    record Stepped(PackState after, PackStatus status, List<PackEvent> events) implements StepResult {

        public Stepped {
            events = List.copyOf(events);
        }
    }
}
