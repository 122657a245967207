package io.cellfleet.gateway.status;

import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.kafka.Uplink;
import io.cellfleet.gateway.line.LineState;
import io.cellfleet.gateway.spool.Spool;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Names and meanings of the gateway's metrics. Simulated packs are counted together: there may be thousands. */
@ApplicationScoped
public class GatewayMetrics {

    private static final String SIMULATED = "simulated";

    private final MeterRegistry registry;
    private final Uplink uplink;

    GatewayMetrics(MeterRegistry registry, Uplink uplink) {
        this.registry = registry;
        this.uplink = uplink;
    }

    /** Called once, when the lines are known. */
    public void register(List<LineState> lines, Spool spool, GatewayClock clock) {
        gauge("cellfleet.gateway.in.flight.records", "Records without an acknowledgement", uplink, Uplink::inFlight);
        count("cellfleet.gateway.acknowledged.records", "Records that Kafka has", uplink, Uplink::acknowledged);
        gauge("cellfleet.gateway.uplink.up", "Whether Kafka takes records", uplink, it -> it.isStalled() ? 0 : 1);
        gauge("cellfleet.gateway.spool.records", "Records that wait for Kafka", spool, Spool::depth);
        gauge("cellfleet.gateway.spool.bytes", "The spool's file on disk", spool, Spool::bytesOnDisk);
        gauge(
                "cellfleet.gateway.spool.oldest.seconds",
                "How long the oldest record has waited",
                spool,
                it -> it.oldestWaited(clock.now()).toSeconds());
        gauge(
                "cellfleet.gateway.spool.disk.ok",
                "Whether the disk takes records",
                spool,
                it -> it.trouble().isEmpty() ? 1 : 0);
        count("cellfleet.gateway.lost.records", "Records lost since the gateway's first start", spool, Spool::dropped);

        for (LineState line : lines) {
            if (!line.identity().simulated()) {
                line(line.identity().packId(), List.of(line));
            }
        }
        line(
                SIMULATED,
                lines.stream().filter(line -> line.identity().simulated()).toList());
    }

    private void line(String name, List<LineState> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Tags line = Tags.of("line", name);
        count("cellfleet.gateway.frames", "Valid frames", line, lines, LineState::validFrames);
        for (RejectReason reason : RejectReason.values()) {
            Tags tags = line.and("reason", reason.name().toLowerCase(Locale.ROOT));
            count(
                    "cellfleet.gateway.rejected",
                    "Stretches that are no frame",
                    tags,
                    lines,
                    it -> it.rejectedFor(reason));
        }
        Gauge.builder("cellfleet.gateway.ports.open", lines, GatewayMetrics::openPorts)
                .description("Ports that are open")
                .tags(line)
                .strongReference(true)
                .register(registry);
    }

    private static double openPorts(List<LineState> lines) {
        return lines.stream().filter(LineState::isPortOpen).count();
    }

    private void count(
            String name, String description, Tags tags, List<LineState> lines, ToLongFunction<LineState> count) {
        FunctionCounter.builder(
                        name, lines, all -> all.stream().mapToLong(count).sum())
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private <T> void gauge(String name, String description, T of, ToLongFunction<T> value) {
        Gauge.builder(name, of, value::applyAsLong)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private <T> void count(String name, String description, T of, ToLongFunction<T> value) {
        FunctionCounter.builder(name, of, value::applyAsLong)
                .description(description)
                .register(registry);
    }
}
