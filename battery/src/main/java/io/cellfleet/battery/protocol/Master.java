package io.cellfleet.battery.protocol;

/**
 * A framer for a device that speaks only when it is asked: it also says what to write. Whoever has the line tells it
 * what was read and when, then asks what to write, again and again, at least every 100 ms:
 *
 * <pre>
 *     take(master.accept(read, now));
 *     write(master.toWrite(now));
 * </pre>
 *
 * <p>It writes nothing itself, knows no clock, and has at most one request open. What comes late is no answer.
 */
public interface Master extends Framer {

    /**
     * What is to be written on the line now; it counts as written.
     *
     * @param monotonicMs on the same clock as {@link #accept}; ms
     * @return one whole request, or nothing
     */
    byte[] toWrite(long monotonicMs);

    /**
     * From now on the device's switches shall be so. Goes before everything else as soon as the line is free, is written
     * again when no answer comes, and replaces an order that still waits.
     */
    void order(RelayOrder order);

    /** What became of the newest order. */
    OrderProgress progress();
}
