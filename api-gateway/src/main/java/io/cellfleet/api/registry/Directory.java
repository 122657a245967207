package io.cellfleet.api.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All packs of the registry in memory, so that lists and the live stream need no database. A change made here is seen
 * at once, one made by another process within ten seconds.
 */
@ApplicationScoped
public class Directory {

    private static final Logger LOG = Logger.getLogger(Directory.class);
    private static final long REFRESH_SECONDS = 10;

    private final NavigableMap<String, PackEntry> packs = new ConcurrentSkipListMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final ScheduledExecutorService executor;
    private @Nullable Future<?> refreshing;

    Directory(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /** What the refresh needs of an installation. */
    record Revision(String id, long revision) {}

    void start(@Observes StartupEvent event) {
        refresh();
        refreshing = executor.scheduleWithFixedDelay(
                this::refreshOrTryAgain, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (refreshing != null) {
            refreshing.cancel(false);
        }
    }

    void changed(@Observes RegistryChanged change) {
        load(change.installationId());
    }

    public Optional<PackEntry> pack(String id) {
        return Optional.ofNullable(packs.get(id));
    }

    /** All packs by id. Another thread's change may or may not be seen. */
    public Collection<PackEntry> packs() {
        return packs.values();
    }

    /**
     * Packs by id.
     *
     * @param after the last id of the page before; empty for the first page
     */
    public Collection<PackEntry> packsAfter(String after) {
        return packs.tailMap(after, false).values();
    }

    public synchronized int installationCount() {
        return revisions.size();
    }

    private void refreshOrTryAgain() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warnf("the registry could not be read and will be read again, reason=%s", e.getMessage());
        }
    }

    private void refresh() {
        List<Revision> now = QuarkusTransaction.requiringNew()
                .call(() -> Installation.find("select id, revision from Installation")
                        .project(Revision.class)
                        .list());
        for (Revision installation : now) {
            if (isNews(installation)) {
                load(installation.id());
            }
        }
    }

    private synchronized boolean isNews(Revision installation) {
        Long known = revisions.get(installation.id());
        return known == null || known < installation.revision();
    }

    private synchronized void load(String installationId) {
        QuarkusTransaction.requiringNew().run(() -> {
            Installation installation = Installation.findById(installationId);
            if (installation == null) {
                return;
            }
            for (Pack pack : Pack.ofInstallation(installationId)) {
                packs.put(pack.id, PackEntry.of(pack, installation));
            }
            revisions.put(installationId, installation.revision);
        });
    }
}
