package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.PackGaps;

/** Where nothing came of a pack, told by the times of its frames. */
final class Gaps {

    /** A frame stands for so long at most (rule W2). */
    private static final long MOST_MS = 20_000;

    private final PackGaps.Builder gaps;
    private long reachedMs;

    Gaps(String packId, TimeRange range) {
        gaps = PackGaps.newBuilder().setPackId(packId);
        reachedMs = range.fromMs();
    }

    /** @param atMs of a frame; not below the one before */
    void frame(long atMs) {
        if (atMs - reachedMs > MOST_MS) {
            gaps.addFromMs(reachedMs).addToMs(atMs);
        }
        reachedMs = atMs;
    }

    /** @param endMs up to where all frames were told */
    PackGaps build(long endMs) {
        frame(Math.max(endMs, reachedMs));
        return gaps.build();
    }
}
