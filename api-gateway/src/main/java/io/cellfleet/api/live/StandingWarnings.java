package io.cellfleet.api.live;

import io.cellfleet.api.history.History;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.Warning;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks history every five seconds what the engine warns of beside the records: a gateway that is offline, an
 * installation in quarantine. No status says so, because while it lasts no record may come. While history is away, what
 * was known stays.
 */
@ApplicationScoped
public class StandingWarnings {

    private static final Logger LOG = Logger.getLogger(StandingWarnings.class);
    private static final long FIRST_SECONDS = 1;
    private static final long AGAIN_SECONDS = 5;

    private final History history;
    private final LiveView view;
    private final ScheduledExecutorService executor;
    private @Nullable Future<?> asking;

    StandingWarnings(History history, LiveView view, ScheduledExecutorService executor) {
        this.history = history;
        this.view = view;
        this.executor = executor;
    }

    void start(@Observes StartupEvent event) {
        asking = executor.scheduleWithFixedDelay(this::askOrTryAgain, FIRST_SECONDS, AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (asking != null) {
            asking.cancel(false);
        }
    }

    private void askOrTryAgain() {
        try {
            Map<String, List<Warning>> byPack = history.standing().getEventsList().stream()
                    .collect(Collectors.groupingBy(
                            PackEvent::getPackId,
                            Collectors.mapping(StandingWarnings::warning, Collectors.toUnmodifiableList())));
            view.stand(byPack);
        } catch (RuntimeException e) {
            LOG.warnf("standing warnings could not be asked for, tried again soon, reason=%s", e.getMessage());
        }
    }

    private static Warning warning(PackEvent event) {
        return Warning.newBuilder()
                .setCode(event.getWarningRaised().getCode())
                .setRaisedAtMs(event.getAtMs())
                .setDetail(event.getWarningRaised().getDetail())
                .setSeverity(event.getWarningRaised().getSeverity())
                .build();
    }
}
