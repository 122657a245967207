package io.cellfleet.history.rollup;

import io.cellfleet.history.store.Days;
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

/** Makes hours and days as long as the service runs. What fails is tried again the next time. */
@ApplicationScoped
public class RollupService {

    private static final Logger LOG = Logger.getLogger(RollupService.class);

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final RollupConfig config;
    private final Schema schema;
    private final Hours hours;
    private final Days days;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("history-rollup").factory());

    private volatile boolean stopping;

    RollupService(RollupConfig config, Schema schema, Hours hours, Days days) {
        this.config = config;
        this.schema = schema;
        this.hours = hours;
        this.days = days;
    }

    void onStart(@Observes StartupEvent event) {
        makeEvery(config.every(), () -> {
            Instant lastHour = now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
            return hours.make(lastHour);
        });
        makeEvery(config.daysEvery(), () -> days.make(now()));
    }

    private interface Making {
        int make() throws SQLException;
    }

    private void makeEvery(Duration every, Making making) {
        thread.scheduleWithFixedDelay(
                () -> makeWhatIsDue(making), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Instant now() {
        return clock.instant().minus(config.waitForMinutes());
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf(
                        "hours and days are still being made after %s; what is not committed is made again",
                        TIME_TO_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeWhatIsDue(Making making) {
        try {
            schema.migrate();
            int made = 1;
            while (!stopping && made > 0) {
                made = making.make();
            }
        } catch (SQLException e) {
            LOG.warnf("hours and days are not made, they are due still: reason=%s", e.getMessage());
        } catch (RuntimeException e) {
            // Were it thrown, the executor would not come back.
            LOG.error("hours and days are not made, they are due still", e);
        }
    }
}
