package io.cellfleet.gateway;

import io.cellfleet.gateway.clock.ClockJudge;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.config.GatewaySettings;
import io.cellfleet.gateway.disk.BootNumber;
import io.cellfleet.gateway.disk.DataFolder;
import io.cellfleet.gateway.kafka.Uplink;
import io.cellfleet.gateway.line.LineState;
import io.cellfleet.gateway.relay.RelaySettings;
import io.cellfleet.gateway.relay.RelayView;
import io.cellfleet.gateway.spool.Spool;
import io.cellfleet.gateway.spool.SpoolDatabase;
import io.cellfleet.gateway.status.GatewayMetrics;
import io.cellfleet.gateway.status.RelayMetrics;
import io.cellfleet.gateway.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops the gateway: settings are checked, and boot number and spool are on disk before the
 * first byte is read; at the end the relays are opened or left to the guard, the readers stop, Kafka gets what waits as far as it can, and the rest stays on disk.
 */
@ApplicationScoped
public class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    /** A reader that waits for bytes or for Kafka notices within this. */
    private static final Duration GRACE = Duration.ofMillis(300);

    private static final Duration FLUSH = Duration.ofMillis(1_200);

    /** The last transaction waits for the disk. */
    private static final Duration WRITE = Duration.ofSeconds(5);

    private final GatewaySettings settings;
    private final Uplink uplink;
    private final GatewayMetrics metrics;
    private final RelayMetrics relayMetrics;
    private final GatewayClock clock;
    private final RelaySettings relaySettings;
    private final Map<String, Object> kafka;
    private @Nullable Relays relays;
    private @Nullable DataFolder folder;
    private @Nullable SpoolDatabase database;
    private @Nullable Spool spool;
    private @Nullable Worker writer;
    private int boot;
    private volatile Lines lines = Lines.NONE;

    Gateway(
            GatewaySettings settings,
            RelaySettings relaySettings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Uplink uplink,
            GatewayMetrics metrics,
            RelayMetrics relayMetrics) {
        this.settings = settings;
        this.relaySettings = relaySettings;
        this.kafka = kafka;
        this.uplink = uplink;
        this.metrics = metrics;
        this.relayMetrics = relayMetrics;
        this.clock = new GatewayClock(new ClockJudge(settings.clock()));
    }

    /** Before anything is read. */
    void open(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) throws IOException {
        DataFolder opened = DataFolder.open(settings.data());
        folder = opened;
        boot = BootNumber.next(opened);
        SpoolDatabase file = SpoolDatabase.open(opened.path(""));
        database = file;
        spool = Spool.open(file, settings.spool(), settings.enrolment(), boot, clock.startedNanos());
    }

    void start(@Observes StartupEvent event) throws IOException {
        DataFolder opened = Objects.requireNonNull(folder, "folder");
        Spool filled = spool();
        Relays prepared = Relays.prepare(relaySettings, settings, kafka, database(), boot, clock);
        relays = prepared;
        lines = Lines.prepare(
                settings,
                opened,
                boot,
                clock,
                prepared.desk().tap(filled.live()),
                prepared.desk().tap(filled.patient()),
                prepared.assembly());
        LOG.infof(
                "The gateway starts gatewayId=%s enrolment=%d boot=%d lines=%d",
                settings.gatewayId(), settings.enrolment(), boot, lines.states().size());
        metrics.register(lines.states(), filled, clock);
        relayMetrics.register(relaySettings.installations().keySet(), prepared::views);
        Worker started = new Worker("spool", filled.writer());
        writer = started;
        prepared.start(filled);
        started.start();
        uplink.start(filled, clock, lines.states(), prepared.link()::acknowledged);
        lines.readers().forEach(Worker::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException, IOException {
        if (folder == null) {
            return;
        }
        if (relays != null) {
            relays.stop();
        }
        lines.readers().forEach(Worker::stop);
        for (Worker reader : lines.readers()) {
            reader.join(GRACE);
        }
        if (!uplink.flush(uplink.isStalled() ? Duration.ZERO : FLUSH)) {
            LOG.infof(
                    "Kafka did not take everything before the stop, it stays in the spool records=%d", spool().depth());
        }
        uplink.stop();
        close();
    }

    private void close() throws InterruptedException, IOException {
        if (writer != null) {
            writer.stop();
            writer.join(WRITE);
        }
        if (database != null) {
            database.close();
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    /** Where the records are until Kafka has them. */
    public Spool spool() {
        return Objects.requireNonNull(spool, "the gateway has been opened");
    }

    /** The file of everything that the gateway keeps. */
    public SpoolDatabase database() {
        return Objects.requireNonNull(database, "the gateway has been opened");
    }

    public GatewayClock clock() {
        return clock;
    }

    /** The state of each line, real ones first. */
    public List<LineState> lines() {
        return lines.states();
    }

    /** The relays of each pack; none before the first decision. */
    public List<RelayView> relays() {
        Relays prepared = relays;
        return prepared == null ? List.of() : prepared.views();
    }

    /** Everything that works for as long as the gateway runs. */
    public List<Worker> workers() {
        Stream<Worker> own = Stream.ofNullable(writer);
        Stream<Worker> ofRelays = Stream.ofNullable(relays).flatMap(it -> it.workers().stream());
        return Stream.of(own, ofRelays, uplink.workers().stream(), lines.readers().stream())
                .flatMap(workers -> workers)
                .toList();
    }
}
