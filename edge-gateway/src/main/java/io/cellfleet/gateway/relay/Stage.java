package io.cellfleet.gateway.relay;

/** Where the gateway stands in its own life, for one pack. */
public sealed interface Stage {

    /** So many valid frames after a start decide; until then nothing is closed that was not closed before. */
    int FIRST_FRAMES = 3;

    /**
     * Too few valid frames yet.
     *
     * @param leftAs how the relays are left: as they were for a quick restart, off for any other start
     */
    record Starting(RelayPair leftAs) implements Stage {}

    record Running() implements Stage {}

    record Stopping() implements Stage {}

    /**
     * The stage after so many frames.
     *
     * @param validFrames of the pack since this start
     */
    static Stage after(long validFrames, RelayPair leftAs) {
        return validFrames < FIRST_FRAMES ? new Starting(leftAs) : new Running();
    }
}
