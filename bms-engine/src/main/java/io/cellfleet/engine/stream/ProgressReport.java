package io.cellfleet.engine.stream;

import io.cellfleet.contract.v1.Progress;

/** Tells all gateways how far the engine has come in this task's partition of the frames. */
final class ProgressReport {

    private static final long NOTHING = -1;

    private final int partition;
    private final Outputs outputs;
    private long appliedOffset = NOTHING;

    ProgressReport(int partition, Outputs outputs) {
        this.partition = partition;
        this.outputs = outputs;
    }

    void applied(Arrival frame) {
        appliedOffset = frame.offset();
    }

    /** Goes out with what the records led to, in one transaction: who can read it can read that. */
    void send() {
        // After a start nothing was applied yet, and what was before is told already.
        if (appliedOffset != NOTHING) {
            outputs.progress(Progress.newBuilder()
                    .setPartition(partition)
                    .setAppliedOffset(appliedOffset)
                    .setAtMs(outputs.nowMs())
                    .build());
        }
    }
}
