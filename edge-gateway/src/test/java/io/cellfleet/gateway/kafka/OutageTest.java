package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.gateway.Frames;
import io.cellfleet.gateway.config.UplinkProfile;
import io.cellfleet.gateway.config.UplinkSettings;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.spool.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two days without a broker, and then everything arrives, in order, while another gateway goes on undisturbed. */
class OutageTest {

    private static final int PACKS = 4;
    private static final long BEFORE_S = 300;
    private static final long OUTAGE_S = Duration.ofDays(2).toSeconds();
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** Above the default, so that the test is not as long as the default makes it: 166 s. */
    private static final int RATE = Integer.getInteger("cellfleet.test.rate", 40_000);

    private static final UplinkSettings FASTER =
            new UplinkSettings(UplinkProfile.LIVE, Duration.ofSeconds(30), RATE, 4_000, 0);

    @TempDir
    Path folder;

    private final AtomicLong nowMs = new AtomicLong();

    @Test
    void twoDaysOfFourPacksAreSentInOrderAndDelayNobody() throws IOException, InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        try {
            kafka.createTopics(4);
            String servers = kafka.bootstrapServers();
            Path first = Files.createDirectory(folder.resolve("first"));
            Path second = Files.createDirectory(folder.resolve("second"));
            long zeroNanos = System.nanoTime();
            try (Site cut = new Site(first, 1, servers, FASTER, () -> Site.at(nowMs.get()), zeroNanos);
                    Site other = new Site(second, 1, servers, Site.LIVE, OutageTest::wallClock, zeroNanos)) {
                List<Line> lines = lines("first", cut.spool());
                live(lines, 0, BEFORE_S);
                awaitEmpty(cut.spool());

                kafka.close();
                live(lines, BEFORE_S, BEFORE_S + OUTAGE_S, cut.spool());
                long waiting = cut.spool().depth();
                assertThat(waiting).isGreaterThan(PACKS * OUTAGE_S);
                kafka = EmbeddedKafka.start(folder.resolve("kafka"), kafka.port());

                long beganNanos = System.nanoTime();
                AtomicBoolean caughtUp = new AtomicBoolean();
                Thread others = Thread.ofPlatform().start(() -> beLive(lines("second", other.spool()), caughtUp));
                awaitEmpty(cut.spool());
                double seconds = (System.nanoTime() - beganNanos) / 1e9;
                caughtUp.set(true);
                others.join();
                awaitEmpty(other.spool());
                System.out.printf(
                        "catch-up: %d records of %d packs and 48 h in %.1f s, %.0f times real time%n",
                        waiting, PACKS, seconds, OUTAGE_S / seconds);
                assertThat(cut.spool().dropped()).isZero();
            }
            assertEverything(servers);
        } finally {
            kafka.close();
        }
    }

    private void assertEverything(String servers) {
        AtomicLong late = new AtomicLong();
        Others others = new Others();
        Consumed consumed = Consumed.all(servers, (it, arrivedMs) -> {
            if (it.getInstallationId().equals("second")) {
                others.take(it.getCapturedAtMs(), arrivedMs);
            } else if (it.getWaitedMs() > 60_000) {
                late.incrementAndGet();
            }
        });
        System.out.printf("the other gateway: %s; repetitions: %d%n", others, consumed.repeated());
        long frames = BEFORE_S + OUTAGE_S;
        for (int pack = 0; pack < PACKS; pack++) {
            assertThat(consumed.taken("first-" + pack))
                    .as("each frame and line report of pack %d, in order", pack)
                    .isEqualTo(frames + frames / 5);
        }
        assertThat(late.get())
                .as("what waited says so, but for what came right before the end of the outage")
                .isGreaterThan(PACKS * OUTAGE_S);
        assertThat(others.slowestMs).isLessThan(5_000);
        assertThat(consumed.repeated())
                .as("only what was on the way when the broker went can come twice")
                .isLessThanOrEqualTo(FASTER.inFlightLimit());
    }

    /** The live records of the other gateway. It finds the broker again at its own pace; only then can it be delayed. */
    private static final class Others {

        private long linkedAtMs = Long.MAX_VALUE;
        private long linkedAfterMs;
        private long slowestMs;
        private final List<Long> delaysMs = new ArrayList<>();

        void take(long capturedAtMs, long arrivedMs) {
            if (linkedAtMs == Long.MAX_VALUE) {
                linkedAtMs = arrivedMs;
                linkedAfterMs = arrivedMs - capturedAtMs;
            } else if (capturedAtMs > linkedAtMs) {
                slowestMs = Math.max(slowestMs, arrivedMs - capturedAtMs);
                delaysMs.add(arrivedMs - capturedAtMs);
            }
        }

        @Override
        public String toString() {
            delaysMs.sort(null);
            return "found the broker again after %d ms; of its %d live records since then the median took %d ms, the slowest %d ms"
                    .formatted(linkedAfterMs, delaysMs.size(), delaysMs.get(delaysMs.size() / 2), slowestMs);
        }
    }

    private static Moment wallClock() {
        long ms = System.currentTimeMillis() - 1_780_000_000_000L;
        return Site.at(ms);
    }

    private static List<Line> lines(String site, Spool spool) {
        List<Line> lines = new ArrayList<>();
        for (int pack = 0; pack < PACKS; pack++) {
            LineIdentity identity = new LineIdentity(site, site, site + "-" + pack, false, "test");
            lines.add(new Line(identity, new SmartBms123(), new OrderNumbers(1, 1), spool.live()));
        }
        return lines;
    }

    private void live(List<Line> lines, long fromS, long toS) throws InterruptedException {
        for (long second = fromS; second < toS; second++) {
            Moment now = Site.at(second * 1_000);
            nowMs.set(now.monotonicMs());
            byte[] frame = Frames.ofCell(1 + (int) (second % 16));
            for (Line line : lines) {
                line.heard(frame, now);
            }
        }
        nowMs.set(toS * 1_000);
    }

    /** In steps, for time leaps here while the disk takes its time. */
    private void live(List<Line> lines, long fromS, long toS, Spool spool) throws InterruptedException {
        long before = spool.doneId();
        long records = 0;
        for (long second = fromS; second < toS; second += 100) {
            live(lines, second, second + 100);
            // Frames, and a line report for every five of them.
            records += 120L * PACKS;
            spool.awaitAfter(before + records - 20_000, DEADLINE);
        }
    }

    private static void beLive(List<Line> lines, AtomicBoolean enough) {
        try {
            while (!enough.get()) {
                for (Line line : lines) {
                    line.heard(Frames.ofCell(1), wallClock());
                }
                Thread.sleep(250);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEmpty(Spool spool) throws InterruptedException {
        long untilNanos = System.nanoTime() + DEADLINE.toNanos();
        while (spool.depth() > 0) {
            assertThat(System.nanoTime()).as("%d records wait", spool.depth()).isLessThan(untilNanos);
            Thread.sleep(20);
        }
    }
}
