package io.cellfleet.history.rollup;

import io.cellfleet.history.store.Hours;
import io.cellfleet.history.store.Schema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes hours as long as the service runs. What fails is tried again the next time. */
@ApplicationScoped
public class RollupService {

    private static final Logger LOG = Logger.getLogger(RollupService.class);

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final RollupConfig config;
    private final Schema schema;
    private final Hours hours;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("history-rollup").factory());

    private volatile boolean stopping;

    RollupService(RollupConfig config, Schema schema, Hours hours) {
        this.config = config;
        this.schema = schema;
        this.hours = hours;
    }

    void onStart(@Observes StartupEvent event) {
        long everyMs = config.every().toMillis();
        thread.scheduleWithFixedDelay(this::makeWhatIsDue, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("hours are still being made after %s; what is not committed is made again", TIME_TO_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeWhatIsDue() {
        try {
            schema.migrate();
            Instant last = clock.instant()
                    .minus(config.waitForMinutes())
                    .truncatedTo(ChronoUnit.HOURS)
                    .minus(1, ChronoUnit.HOURS);
            while (!stopping && hours.make(last) > 0) {
                LOG.debug("hours made");
            }
        } catch (SQLException e) {
            LOG.warnf("hours are not made, they are due still: reason=%s", e.getMessage());
        } catch (RuntimeException e) {
            // Were it thrown, the executor would not come back.
            LOG.error("hours are not made, they are due still", e);
        }
    }
}
