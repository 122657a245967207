package io.cellfleet.api.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Empties the {@link Outbox} into Kafka: at once after a change, and every two seconds for what was left behind. Sends nothing
 * before registry and topic agree, as the outbox of a restored database holds what was sent long ago.
 */
@ApplicationScoped
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final TopicAgreement agreement;
    private final Outbox outbox;
    private final Outbox.Sender sender;
    private final Semaphore wanted = new Semaphore(1);
    private final Thread thread = new Thread(this::run, "outbox");

    /** As it was counted last; every instance counts, also those that send nothing. */
    private volatile double messagesWaiting = Double.NaN;

    OutboxPublisher(TopicAgreement agreement, Outbox outbox, Outbox.Sender sender, MeterRegistry meters) {
        this.agreement = agreement;
        this.outbox = outbox;
        this.sender = sender;
        meters.gauge("cellfleet.outbox.waiting", this, publisher -> publisher.messagesWaiting);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    void changed(@Observes RegistryChanged change) {
        wanted.release();
    }

    void filled(@Observes OutboxFilled filled) {
        wanted.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean asked = wanted.tryAcquire(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                LOG.tracef("outbox looked at, asked=%s", asked);
                wanted.drainPermits();
                drain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // asked to stop
        }
    }

    private void count() {
        // Not OutboxEntry::count, which would be the method that is overridden in the entity.
        messagesWaiting = QuarkusTransaction.requiringNew().call(() -> OutboxEntry.count());
    }

    /** What cannot be sent now stays in the outbox and is tried again. */
    private void drain() {
        try {
            count();
            boolean more = true;
            while (more) {
                more = outbox.drain(agreement::holdsHere, sender);
                count();
            }
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warnf("what is in the outbox could not be sent and will be tried again, reason=%s", e.getMessage());
            }
        }
    }
}
