package io.cellfleet.history.intake;

import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.history.minutes.OpenMinutes;
import io.cellfleet.history.store.HistoryWriter;
import io.cellfleet.history.store.Schema;
import io.cellfleet.history.store.TopicOffsets;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the intake with the service, in a thread of its own, and ends it. */
@ApplicationScoped
class IntakeService {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private final KafkaClients clients;
    private final IntakeConfig config;
    private final TopicOffsets offsets;
    private final OpenMinutes open;
    private final Schema schema;
    private final HistoryWriter writer;
    private final IntakeState state;
    private final IntakeMetrics metrics;
    private final OpenTelemetry telemetry;

    private @Nullable Intake intake;
    private @Nullable Thread thread;

    IntakeService(
            KafkaClients clients,
            IntakeConfig config,
            TopicOffsets offsets,
            OpenMinutes open,
            Schema schema,
            HistoryWriter writer,
            IntakeState state,
            IntakeMetrics metrics,
            OpenTelemetry telemetry) {
        this.clients = clients;
        this.config = config;
        this.offsets = offsets;
        this.open = open;
        this.schema = schema;
        this.writer = writer;
        this.state = state;
        this.metrics = metrics;
        this.telemetry = telemetry;
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Begins to read; does nothing when it has begun. */
    synchronized void start() {
        if (intake != null) {
            return;
        }
        Consumer<byte[], byte[]> consumer = clients.consumer();
        TopicIds topicIds = new TopicIds(clients.admin());
        intake = new Intake(
                consumer,
                topicIds,
                new Positions(consumer, new Beginnings(consumer, offsets, topicIds, metrics), open),
                open,
                new ClosingTimes(Clock.systemUTC(), config.closeEvery(), config.waitForLate()),
                new RejectedSender(clients.producer()),
                schema,
                writer,
                state,
                metrics,
                config.retryAfter(),
                config.mostHeld()
                        .map(MemorySize::asLongValue)
                        .orElse(Runtime.getRuntime().maxMemory() / 4),
                new RecordTraces(telemetry));
        thread = Thread.ofPlatform().name("history-intake").start(intake);
    }

    synchronized void stop() {
        if (intake == null || thread == null) {
            return;
        }
        intake.stop();
        try {
            if (!thread.join(TIME_TO_STOP)) {
                throw new IllegalStateException("the intake has not stopped within " + TIME_TO_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        intake = null;
        thread = null;
    }
}
