package io.cellfleet.battery.protocol;

import java.util.List;

/**
 * Cuts the bytes of one line into frames. Told when bytes arrive, because the 123 marks its frames by silence alone.
 * Without times (a file) all bytes come at one moment, and the frames are found by their contents.
 *
 * <p>Not thread-safe: one line, one reader.
 */
public interface Framer {

    /**
     * Takes what was read.
     *
     * @param bytes       as read, any cut; empty to say that the line was silent until now
     * @param monotonicMs when, on a clock that never jumps; ms
     * @return what is decided now, in the order of the line; often empty
     */
    List<Stretch> accept(byte[] bytes, long monotonicMs);

    /** Ends the line: what is still waiting becomes frames or rejected stretches. The framer begins anew. */
    List<Stretch> finish();
}
