package io.cellfleet.api.registry;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.WarningCode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All installations and packs of the registry in memory, so that lists and the live stream need no database. A change
 * made here is seen at once, one made by another process within ten seconds. A caller is given what he sees.
 */
@ApplicationScoped
public class Directory {

    private static final Logger LOG = Logger.getLogger(Directory.class);
    private static final long REFRESH_SECONDS = 10;
    private static final int AT_ONCE = 1_000;

    private final NavigableMap<String, InstallationEntry> installations = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, PackEntry> packs = new ConcurrentSkipListMap<>();

    private volatile Map<String, Map<WarningCode, Severity>> severities = Map.of();

    private final ScheduledExecutorService executor;
    private final Event<DirectoryChanged> changed;
    private @Nullable Future<?> refreshing;

    Directory(ScheduledExecutorService executor, Event<DirectoryChanged> changed) {
        this.executor = executor;
        this.changed = changed;
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
        load(List.of(change.installationId()));
    }

    void changed(@Observes TenantChanged change) {
        loadTenants();
    }

    /** How severe warnings are to a tenant, where that is not as the engine says. */
    public Map<WarningCode, Severity> severities(String tenantId) {
        return severities.getOrDefault(tenantId, Map.of());
    }

    public Optional<PackEntry> pack(Caller caller, String id) {
        return Optional.ofNullable(packs.get(id)).filter(pack -> caller.sees(pack.tenantId()));
    }

    public Optional<InstallationEntry> installation(Caller caller, String id) {
        return Optional.ofNullable(installations.get(id)).filter(entry -> caller.sees(entry.tenantId()));
    }

    /** By id. Another thread's change may or may not be seen. */
    public Stream<InstallationEntry> installations(Caller caller) {
        return installations.values().stream().filter(entry -> caller.sees(entry.tenantId()));
    }

    /** By id. Another thread's change may or may not be seen. */
    public Stream<PackEntry> packs(Caller caller) {
        return packs.values().stream().filter(pack -> caller.sees(pack.tenantId()));
    }

    private void refreshOrTryAgain() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warnf("the registry could not be read and will be read again, reason=%s", e.getMessage());
        }
    }

    private void loadTenants() {
        severities = QuarkusTransaction.requiringNew()
                .call(() -> Tenant.<Tenant>listAll().stream()
                        .collect(Collectors.toUnmodifiableMap(tenant -> tenant.id, Tenant::severities)));
    }

    private void refresh() {
        loadTenants();
        List<Revision> now = QuarkusTransaction.requiringNew()
                .call(() -> Installation.find("select id, revision from Installation")
                        .project(Revision.class)
                        .list());
        load(now.stream().filter(this::isNews).map(Revision::id).toList());
    }

    private boolean isNews(Revision installation) {
        InstallationEntry known = installations.get(installation.id());
        return known == null || known.revision() < installation.revision();
    }

    /** One after the other, so that no older state overwrites a newer one. */
    private synchronized void load(List<String> installationIds) {
        for (int from = 0; from < installationIds.size(); from += AT_ONCE) {
            List<String> some = installationIds.subList(from, Math.min(installationIds.size(), from + AT_ONCE));
            QuarkusTransaction.requiringNew().run(() -> loadSome(some));
        }
    }

    private void loadSome(List<String> installationIds) {
        Map<String, List<Pack>> byInstallation =
                Pack.<Pack>list("installationId in ?1 order by id", installationIds).stream()
                        .collect(Collectors.groupingBy(pack -> pack.installationId));
        for (Installation installation : Installation.<Installation>list("id in ?1", installationIds)) {
            load(installation, byInstallation.getOrDefault(installation.id, List.of()));
        }
    }

    private void load(Installation installation, List<Pack> itsPacks) {
        Set<String> news = new HashSet<>();
        for (Pack pack : itsPacks) {
            PackEntry entry = PackEntry.of(pack, installation);
            if (!entry.equals(packs.put(pack.id, entry))) {
                news.add(pack.id);
            }
        }
        installations.put(installation.id, InstallationEntry.of(installation, itsPacks));
        changed.fire(new DirectoryChanged(news));
    }
}
