package io.cellfleet.gateway.kafka;

import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.config.GatewaySettings;
import io.cellfleet.gateway.config.UplinkProfile;
import io.cellfleet.gateway.config.UplinkSettings;
import io.cellfleet.gateway.line.LineState;
import io.cellfleet.gateway.spool.Spool;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends what the spool holds to {@code cellfleet.frames.v1}, and tells of the gateway's presence. */
@ApplicationScoped
public class Uplink {

    private static final Duration STALLED = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration PRESENT_EVERY = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(Uplink.class);

    private final Map<String, Object> kafka;
    private final GatewaySettings settings;
    private final String version;
    private final UplinkState state = new UplinkState();
    private @Nullable Spool spool;
    private List<Worker> workers = List.of();

    Uplink(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            GatewaySettings settings,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.kafka = kafka;
        this.settings = settings;
        this.version = version;
    }

    /**
     * Called once.
     *
     * @param acknowledgements is told of each record that Kafka has
     */
    public void start(Spool filled, GatewayClock clock, List<LineState> lines, Acknowledgements acknowledgements) {
        spool = filled;
        state.tell(acknowledgements);
        UplinkSettings uplink = settings.uplink();
        Map<String, Object> producer = ProducerConfigs.of(kafka);
        RecordSigner signer = new RecordSigner(settings.key());
        TraceMark traces = new TraceMark(uplink.traceEvery(), new SplittableRandom());
        Drain drain =
                new Drain(filled, clock::now, stop -> KafkaOutlet.open(producer, signer, traces, stop), uplink, state);
        Duration presentEvery = uplink.profile() == UplinkProfile.METERED ? uplink.batch() : PRESENT_EVERY;
        PresenceTask presence = new PresenceTask(
                new PresenceMessages(settings.gatewayId(), settings.key(), version, lines, filled, clock::now),
                drain::outlet,
                presentEvery);
        workers = List.of(
                new Worker("uplink", drain), new Worker("uplink-watch", this::watch), new Worker("presence", presence));
        workers.forEach(Worker::start);
    }

    /** Kafka's own client would log each attempt to connect; an outage on site may last for days. */
    private void watch(StopSignal stop) throws InterruptedException {
        boolean said = false;
        while (!stop.await(LOOK_EVERY)) {
            if (depth() == 0 || isHeld()) {
                state.idle();
            }
            boolean stalled = isStalled();
            if (stalled && !said) {
                LOG.warnf("Kafka acknowledges nothing, it is tried without end waiting=%d", depth());
            } else if (said && !stalled) {
                LOG.infof("Kafka acknowledges again waiting=%d", depth());
            }
            said = stalled;
        }
    }

    /**
     * Waits until Kafka has acknowledged everything, but not longer than this.
     *
     * @return whether it has
     */
    public boolean flush(Duration time) throws InterruptedException {
        state.hurry();
        long untilNanos = System.nanoTime() + time.toNanos();
        while (depth() > 0) {
            if (System.nanoTime() - untilNanos >= 0) {
                return false;
            }
            Thread.sleep(STEP.toMillis());
        }
        return true;
    }

    public void stop() throws InterruptedException {
        workers.forEach(Worker::stop);
        for (Worker worker : workers) {
            worker.join(Duration.ofMillis(50));
        }
    }

    public List<Worker> workers() {
        return workers;
    }

    private long depth() {
        Spool filled = spool;
        return filled == null ? 0 : filled.depth();
    }

    /** Records sent to Kafka and not acknowledged. */
    public int inFlight() {
        return state.inFlight();
    }

    /** Records that Kafka has acknowledged since the gateway started. */
    public long acknowledged() {
        return state.acknowledgedCount();
    }

    /** For how long Kafka has acknowledged nothing although there was something to acknowledge. */
    public Duration stalled() {
        return depth() == 0 || isHeld() ? Duration.ZERO : state.sinceProgress();
    }

    /** Whether that is too long to be a slow answer. */
    public boolean isStalled() {
        Duration expected = settings.uplink().profile() == UplinkProfile.METERED
                ? settings.uplink().batch().plus(STALLED)
                : STALLED;
        return stalled().compareTo(expected) > 0;
    }

    /** Whether records wait because the clock has not been set. */
    public boolean isHeld() {
        return state.isHeld();
    }

    /** Why Kafka refuses records now; empty when it does not. */
    public String trouble() {
        return state.trouble();
    }
}
