package io.cellfleet.local.bench;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.GroupPosition;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How fast a group consumes what waits in the frames topic.
 *
 * @param wholePerS     frames a second from the first commit to the last
 * @param sustainedPerS the same over the second half, when everything is compiled
 */
record Throughput(double wholePerS, double sustainedPerS) {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * Watches until everything is consumed.
     *
     * @param frames how many wait
     * @param alive  whether whoever consumes still runs
     */
    static Throughput of(GroupPosition position, long frames, BooleanSupplier alive) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long first = 0;
        long firstNs = 0;
        long half = 0;
        long halfNs = 0;
        while (true) {
            long now = position.committed(List.of(Topics.FRAMES));
            long nowNs = System.nanoTime();
            if (now > 0 && first == 0) {
                first = now;
                firstNs = nowNs;
            }
            if (now >= frames / 2 && half == 0) {
                half = now;
                halfNs = nowNs;
            }
            if (now >= frames) {
                return new Throughput(perSecond(now - first, nowNs - firstNs), perSecond(now - half, nowNs - halfNs));
            }
            if (nowNs > deadline || !alive.getAsBoolean()) {
                throw new IllegalStateException("only " + now + " of " + frames + " frames were consumed");
            }
            Thread.sleep(LOOK);
        }
    }

    private static double perSecond(long count, long ns) {
        return count * 1e9 / ns;
    }

    @Override
    public String toString() {
        return "%,.0f frames/s sustained, %,.0f with warm-up".formatted(sustainedPerS, wholePerS);
    }
}
