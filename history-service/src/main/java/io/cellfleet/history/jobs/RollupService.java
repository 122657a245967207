package io.cellfleet.history.jobs;

import io.cellfleet.history.store.Days;
import io.cellfleet.history.store.Hours;
import io.cellfleet.history.store.Schema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;

/** Makes hours and days. */
@ApplicationScoped
public class RollupService {

    private final RollupConfig config;
    private final Hours hours;
    private final Days days;
    private final Clock clock = Clock.systemUTC();
    private final JobThread thread;

    RollupService(RollupConfig config, Schema schema, Hours hours, Days days) {
        this.config = config;
        this.hours = hours;
        this.days = days;
        thread = new JobThread("history-rollup", schema);
    }

    void onStart(@Observes StartupEvent event) {
        thread.every(
                config.every(),
                "hours",
                stopping -> makeAll(stopping, () -> {
                    Instant lastHour = now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
                    return hours.make(lastHour);
                }));
        thread.every(config.daysEvery(), "days", stopping -> makeAll(stopping, () -> days.make(now())));
    }

    private interface Making {
        int make() throws SQLException;
    }

    private static void makeAll(BooleanSupplier stopping, Making making) throws SQLException {
        int made = 1;
        while (!stopping.getAsBoolean() && made > 0) {
            made = making.make();
        }
    }

    private Instant now() {
        return clock.instant().minus(config.waitForMinutes());
    }

    void onStop(@Observes ShutdownEvent event) {
        thread.stop();
    }
}
