package io.cellfleet.gateway;

import io.cellfleet.gateway.clock.ClockJudge;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.config.GatewaySettings;
import io.cellfleet.gateway.disk.BootNumber;
import io.cellfleet.gateway.disk.DataFolder;
import io.cellfleet.gateway.kafka.Uplink;
import io.cellfleet.gateway.line.LineState;
import io.cellfleet.gateway.status.GatewayMetrics;
import io.cellfleet.gateway.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops the gateway: settings are checked and the boot number is on disk before Kafka is connected and the
 * first byte is read; at the end the readers stop, Kafka gets what waits, and then the folder is given free.
 */
@ApplicationScoped
public class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    /** A reader that waits for bytes or for Kafka notices within this. */
    private static final Duration GRACE = Duration.ofMillis(300);

    private static final Duration FLUSH = Duration.ofMillis(1_200);

    private final GatewaySettings settings;
    private final Uplink uplink;
    private final GatewayMetrics metrics;
    private @Nullable DataFolder folder;
    private int boot;
    private volatile Lines lines = Lines.NONE;

    Gateway(GatewaySettings settings, Uplink uplink, GatewayMetrics metrics) {
        this.settings = settings;
        this.uplink = uplink;
        this.metrics = metrics;
    }

    /** Before Kafka is connected. */
    void open(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        folder = DataFolder.open(settings.data());
        boot = BootNumber.next(folder);
    }

    void start(@Observes StartupEvent event) {
        GatewayClock clock = new GatewayClock(new ClockJudge(settings.clock()));
        DataFolder opened = Objects.requireNonNull(folder, "folder");
        lines = Lines.prepare(settings, opened, boot, clock, uplink.live(), uplink.patient());
        LOG.infof(
                "The gateway starts gatewayId=%s enrolment=%d boot=%d lines=%d",
                settings.gatewayId(), settings.enrolment(), boot, lines.states().size());
        metrics.register(lines.states());
        uplink.start();
        lines.readers().forEach(Worker::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException, IOException {
        DataFolder opened = folder;
        if (opened == null) {
            return;
        }
        lines.readers().forEach(Worker::stop);
        for (Worker reader : lines.readers()) {
            reader.join(GRACE);
        }
        if (!uplink.flush(uplink.isStalled() ? Duration.ZERO : FLUSH)) {
            LOG.warnf(
                    "Kafka did not take everything before the stop undelivered=%d",
                    uplink.queueDepth() + uplink.inFlight());
        }
        uplink.stop();
        opened.close();
        folder = null;
    }

    /** The state of each line, real ones first. */
    public List<LineState> lines() {
        return lines.states();
    }

    /** Everything that works for as long as the gateway runs. */
    public List<Worker> workers() {
        return Stream.concat(uplink.workers().stream(), lines.readers().stream())
                .toList();
    }
}
