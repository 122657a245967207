package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.config.GatewaySettings;
import io.cellfleet.gateway.line.RecordSink;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Publishes records to {@code cellfleet.frames.v1}. Readers of lines get one of its two sinks. */
@ApplicationScoped
public class Uplink {

    /** The outgoing channel in {@code application.properties}. */
    static final String CHANNEL = "frames";

    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(1);
    private static final Duration STALLED = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(Uplink.class);

    private final Emitter<GatewayRecord> emitter;
    private final Window window;
    private final LineQueue queue;
    private final Worker pump;
    private final Worker watch;

    // The window bounds what is sent, so the emitter's own buffer needs no bound.
    Uplink(
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<GatewayRecord> emitter,
            GatewaySettings settings) {
        this.emitter = emitter;
        this.window = new Window(settings.inFlightLimit(), this::publish, PAUSE_AFTER_REFUSAL);
        this.queue = new LineQueue(settings.queueLimit());
        this.pump = new Worker("uplink", stop -> {
            while (!stop.isGiven()) {
                queue.passOn(window::send);
            }
        });
        this.watch = new Worker("uplink-watch", this::watch);
    }

    public void start() {
        pump.start();
        watch.start();
    }

    /** Kafka's own client would log each attempt to connect; an outage on site may last for days. */
    private void watch(StopSignal stop) throws InterruptedException {
        boolean said = false;
        while (!stop.await(LOOK_EVERY)) {
            boolean stalled = isStalled();
            if (stalled && !said) {
                LOG.warnf("Kafka acknowledges nothing, it is tried without end inFlight=%d", inFlight());
            } else if (said && !stalled) {
                LOG.info("Kafka acknowledges again");
            }
            said = stalled;
        }
    }

    /** For real lines: never waits, and loses the oldest records while Kafka is away for long. */
    public RecordSink live() {
        return queue;
    }

    /** For simulated packs and captures: waits for room. */
    public RecordSink patient() {
        return window::send;
    }

    /**
     * Waits until Kafka has acknowledged everything, but not longer than this.
     *
     * @return whether it has
     */
    public boolean flush(Duration time) throws InterruptedException {
        long untilNanos = System.nanoTime() + time.toNanos();
        queue.awaitEmpty(time);
        return window.awaitEmpty(Duration.ofNanos(Math.max(0, untilNanos - System.nanoTime()))) && queue.depth() == 0;
    }

    public void stop() throws InterruptedException {
        watch.stop();
        pump.stop();
        pump.join(Duration.ZERO);
        watch.join(LOOK_EVERY);
    }

    private void publish(GatewayRecord gatewayRecord, Runnable acknowledged, Consumer<Throwable> refused) {
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(gatewayRecord.getInstallationId())
                .withTimestamp(Instant.ofEpochMilli(gatewayRecord.getCapturedAtMs()))
                .build();
        emitter.send(Message.of(gatewayRecord, Metadata.of(address), () -> done(acknowledged), reason -> {
            refused.accept(reason);
            return CompletableFuture.completedFuture(null);
        }));
    }

    private static CompletionStage<Void> done(Runnable acknowledged) {
        acknowledged.run();
        return CompletableFuture.completedFuture(null);
    }

    public List<Worker> workers() {
        return List.of(pump, watch);
    }

    /** Records of real lines that wait for room. */
    public int queueDepth() {
        return queue.depth();
    }

    /** Records of real lines lost because Kafka was away for too long. */
    public long dropped() {
        return queue.dropped();
    }

    /** Whether records are being lost now. */
    public boolean isDropping() {
        return queue.isDropping();
    }

    /** Records sent to Kafka and not acknowledged. */
    public int inFlight() {
        return window.unacknowledged();
    }

    /** Records that Kafka has acknowledged. */
    public long acknowledged() {
        return window.acknowledged();
    }

    /** For how long Kafka has acknowledged nothing although there was something to acknowledge. */
    public Duration stalled() {
        return window.stalled();
    }

    /** Whether that is too long to be a slow answer. */
    public boolean isStalled() {
        return stalled().compareTo(STALLED) > 0;
    }

    /** Why Kafka refuses records now; empty when it does not. */
    public String trouble() {
        return window.trouble();
    }
}
