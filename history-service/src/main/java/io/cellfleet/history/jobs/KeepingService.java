package io.cellfleet.history.jobs;

import io.cellfleet.history.store.ColdDays;
import io.cellfleet.history.store.Schema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Makes days cold. */
@ApplicationScoped
public class KeepingService {

    private final KeepingConfig config;
    private final ColdDays coldDays;
    private final Clock clock = Clock.systemUTC();
    private final JobThread thread;

    KeepingService(KeepingConfig config, Schema schema, ColdDays coldDays) {
        this.config = config;
        this.coldDays = coldDays;
        thread = new JobThread("history-keeping", schema);
    }

    void onStart(@Observes StartupEvent event) {
        thread.every(
                config.every(),
                "cold days",
                stopping -> coldDays.make(clock.instant().minus(config.coldAfter()), stopping));
    }

    void onStop(@Observes ShutdownEvent event) {
        thread.stop();
    }
}
