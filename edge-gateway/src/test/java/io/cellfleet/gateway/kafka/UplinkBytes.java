package io.cellfleet.gateway.kafka;

import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.simulator.PackSimulator;
import io.cellfleet.battery.simulator.SimulatedFleet;
import io.cellfleet.battery.simulator.SimulatedInstallation;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.OrderNumbers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How many bytes a month of one pack at 1 Hz takes on the way to Kafka. Real producer, real broker; simulated frames, and
 * time in fast motion between batches, which changes nothing of what is in them. What is counted is what the producer gives
 * to its socket and takes from it; TCP, IP and TLS come on top.
 */
final class UplinkBytes {

    private static final int SECONDS_A_MONTH = 30 * 86_400;
    private static final Instant START = Instant.parse("2026-06-01T09:00:00Z");

    private UplinkBytes() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("uplink-bytes");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            kafka.createTopics(4);
            for (int batch : List.of(1, 2, 5, 10, 30, 60)) {
                measure(Files.createDirectory(folder.resolve("batch-" + batch)), kafka.bootstrapServers(), batch);
            }
        }
        System.exit(0);
    }

    private static void measure(Path folder, String servers, int batch)
            throws IOException, InterruptedException, JMException {
        AtomicLong nowMs = new AtomicLong(START.toEpochMilli());
        SimulatedInstallation installation = SimulatedFleet.of(1, 1).getFirst();
        PackSimulator simulator = PackSimulator.start(installation.packs().getFirst(), installation.zone(), START);
        try (Site site = new Site(folder, 1, servers, Site.LIVE, () -> moment(nowMs.get()), System.nanoTime())) {
            Line line = new Line(
                    new LineIdentity("gw-0000-1", "house-1", "house-1-a", false, "test"),
                    new SmartBms123(),
                    new OrderNumbers(1, 1),
                    site.spool().live());
            PresenceMessages presence = new PresenceMessages(
                    "gw-0000-1",
                    Optional.of(Site.KEY),
                    "1.0.0",
                    List.of(line.state()),
                    site.spool(),
                    () -> moment(nowMs.get()));
            run(site, line, simulator, presence, nowMs, batch, 20);
            long before = bytes("outgoing-byte-total");
            long answersBefore = bytes("incoming-byte-total");
            int batches = Math.max(10, 300 / batch);
            run(site, line, simulator, presence, nowMs, batch, batches);
            double seconds = (double) batches * batch;
            System.out.printf(
                    "batches of %2d s: %.0f bytes/s out, %.0f in; a month %.0f MB out, %.0f MB in%n",
                    batch,
                    (bytes("outgoing-byte-total") - before) / seconds,
                    (bytes("incoming-byte-total") - answersBefore) / seconds,
                    (bytes("outgoing-byte-total") - before) / seconds * SECONDS_A_MONTH / 1e6,
                    (bytes("incoming-byte-total") - answersBefore) / seconds * SECONDS_A_MONTH / 1e6);
        }
    }

    private static void run(
            Site site,
            Line line,
            PackSimulator simulator,
            PresenceMessages presence,
            AtomicLong nowMs,
            int batch,
            int batches)
            throws InterruptedException {
        for (int i = 0; i < batches; i++) {
            for (int second = 0; second < batch; second++) {
                long now = nowMs.addAndGet(1_000);
                line.heard(simulator.bytesUntil(Instant.ofEpochMilli(now)), moment(now));
            }
            while (site.spool().depth() > 0) {
                Thread.sleep(5);
            }
            if (i % Math.max(1, 5 / batch) == 0) {
                presence.now().forEach(site::say);
                // Longer than the producer waits for more, because presence and frames have beats of their own.
                Thread.sleep(batch < 5 ? 40 : 0);
            }
        }
    }

    private static Moment moment(long ms) {
        return new Moment(
                ms,
                Duration.between(START, Instant.ofEpochMilli(ms)).toMillis(),
                ClockQuality.CLOCK_QUALITY_SYNCHRONISED);
    }

    private static long bytes(String name) throws JMException {
        ObjectName producer = new ObjectName("kafka.producer:type=producer-metrics,client-id=gw");
        return ((Number) ManagementFactory.getPlatformMBeanServer().getAttribute(producer, name)).longValue();
    }
}
