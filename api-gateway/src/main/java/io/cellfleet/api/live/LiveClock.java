package io.cellfleet.api.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells the live view the time once a second, so that a pack that falls silent is seen by those who follow. */
@ApplicationScoped
public class LiveClock {

    private final ScheduledExecutorService executor;
    private final LiveView view;
    private @Nullable Future<?> ticking;

    LiveClock(ScheduledExecutorService executor, LiveView view) {
        this.executor = executor;
        this.view = view;
    }

    void start(@Observes StartupEvent event) {
        ticking = executor.scheduleWithFixedDelay(
                () -> view.lookAtTheClock(System.currentTimeMillis()), 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
