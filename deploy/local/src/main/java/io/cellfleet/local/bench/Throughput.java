package io.cellfleet.local.bench;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.GroupPosition;
import java.time.Duration;
import java.util.List;

/**
 * How fast a group consumes what waits in the frames topic.
 *
 * @param wholePerS     frames a second from the first commit to the last
 * @param sustainedPerS the same over the second half, when everything is compiled
 * @param consumerCpuUs µs of CPU of the consuming process for one frame, in the second half
 * @param brokerCpuUs   µs of CPU of this process, which holds the broker, for one frame, in the second half
 */
record Throughput(double wholePerS, double sustainedPerS, double consumerCpuUs, double brokerCpuUs) {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /**
     * Where things stand.
     *
     * @param frames committed
     */
    private record Mark(long frames, long ns, Duration consumerCpu, Duration brokerCpu) {

        static Mark now(long frames, ProcessHandle consumer) {
            return new Mark(frames, System.nanoTime(), ProcessCpu.of(consumer), ProcessCpu.of(ProcessHandle.current()));
        }

        double perSecondUntil(Mark later) {
            return (later.frames - frames) * 1e9 / (later.ns - ns);
        }
    }

    /** Watches until everything is consumed. */
    static Throughput of(GroupPosition position, long frames, ProcessHandle consumer) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long committed = await(1, frames, position, consumer, deadline);
        Mark first = Mark.now(committed, consumer);
        committed = await(frames / 2, frames, position, consumer, deadline);
        Mark half = Mark.now(committed, consumer);
        committed = await(frames, frames, position, consumer, deadline);
        Mark end = Mark.now(committed, consumer);
        return new Throughput(
                first.perSecondUntil(end),
                half.perSecondUntil(end),
                us(half.consumerCpu(), end.consumerCpu(), end.frames() - half.frames()),
                us(half.brokerCpu(), end.brokerCpu(), end.frames() - half.frames()));
    }

    private static long await(long wanted, long all, GroupPosition position, ProcessHandle consumer, long deadline)
            throws InterruptedException {
        while (true) {
            long now = position.committed(List.of(Topics.FRAMES));
            if (now >= wanted) {
                return now;
            }
            if (System.nanoTime() > deadline || !consumer.isAlive()) {
                throw new IllegalStateException("only " + now + " of " + all + " frames were consumed");
            }
            Thread.sleep(LOOK);
        }
    }

    private static double us(Duration from, Duration to, long frames) {
        return to.minus(from).toNanos() / 1e3 / frames;
    }

    /** What two cores would do with this CPU, whatever else runs: of worth on a machine that is shared. */
    double perSecondOnTwoCores() {
        return 2e6 / (consumerCpuUs + brokerCpuUs);
    }

    @Override
    public String toString() {
        return ("%,.0f frames/s sustained, %,.0f with warm-up; CPU for one frame %.1f µs and %.1f µs of the broker,"
                        + " which two idle cores would do %,.0f times a second")
                .formatted(sustainedPerS, wholePerS, consumerCpuUs, brokerCpuUs, perSecondOnTwoCores());
    }
}
