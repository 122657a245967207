package io.cellfleet.history.jobs;

import io.cellfleet.history.store.Ages;
import io.cellfleet.history.store.ColdDays;
import io.cellfleet.history.store.Schema;
import io.cellfleet.history.store.Thinning;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Makes days cold, and takes away what is older than it is to become. */
@ApplicationScoped
public class KeepingService {

    private final KeepingConfig config;
    private final ColdDays coldDays;
    private final Thinning thinning;
    private final Clock clock = Clock.systemUTC();
    private final JobThread thread;

    KeepingService(KeepingConfig config, Schema schema, ColdDays coldDays, Thinning thinning) {
        this.config = config;
        this.coldDays = coldDays;
        this.thinning = thinning;
        thread = new JobThread("history-keeping", schema);
    }

    /**
     * Begins.
     *
     * @throws IllegalStateException naming the age that cannot be followed
     */
    void onStart(@Observes StartupEvent event) {
        Ages ages = config.ages();
        List<Ages.Mistake> mistakes = ages.mistakes();
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("history.keeping: "
                    + mistakes.stream().map(Ages.Mistake::sentence).collect(Collectors.joining("; ")));
        }
        thread.every(
                config.every(),
                "cold days",
                stopping -> coldDays.make(clock.instant().minus(config.coldAfter()), stopping));
        thread.every(config.thinEvery(), "what has grown old", stopping -> {
            thinning.forgetChanges(clock.instant().minus(Duration.ofDays(config.changesDays())));
            thinning.thin(ages, clock.instant(), stopping);
        });
    }

    void onStop(@Observes ShutdownEvent event) {
        thread.stop();
    }
}
