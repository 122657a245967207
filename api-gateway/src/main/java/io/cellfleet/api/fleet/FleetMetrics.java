package io.cellfleet.api.fleet;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.cellfleet.api.live.Quality;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The fleet as figures for Prometheus: sums over all of it, or by tenant where that is configured, never by site, so that
 * there are as many series for ten thousand packs as for ten.
 */
@ApplicationScoped
class FleetMetrics {

    private static final Logger LOG = Logger.getLogger(FleetMetrics.class);

    private static final Caller EVERYTHING =
            new Caller("metrics", Role.VIEWER, Optional.empty(), Optional.empty(), Optional.empty(), false);

    private final Fleet fleet;
    private final MeterRegistry meters;
    private final FleetMetricsConfig config;
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private final ScheduledExecutorService executor;
    private @Nullable Future<?> looking;

    FleetMetrics(Fleet fleet, MeterRegistry meters, FleetMetricsConfig config, ScheduledExecutorService executor) {
        this.fleet = fleet;
        this.meters = meters;
        this.config = config;
        this.executor = executor;
    }

    void start(@Observes StartupEvent event) {
        long everyMs = config.every().toMillis();
        looking = executor.scheduleWithFixedDelay(this::update, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    private void update() {
        try {
            Map<String, FleetSummary> summaries = new TreeMap<>();
            Map<String, Long> installations = new TreeMap<>();
            if (config.by() == FleetMetricsConfig.By.FLEET) {
                summaries.put("", new FleetSummary());
                installations.put("", 0L);
            }
            fleet.packs(EVERYTHING, Selection.ALL)
                    .forEach(pack -> summaries
                            .computeIfAbsent(key(pack.entry().tenantId()), tenant -> new FleetSummary())
                            .add(pack));
            fleet.installationEntries(EVERYTHING)
                    .forEach(entry -> installations.merge(key(entry.tenantId()), 1L, Long::sum));
            show(summaries, installations);
        } catch (RuntimeException e) {
            // Were it thrown, the executor would not come back.
            LOG.error("the fleet's figures could not be made", e);
        }
    }

    private String key(String tenantId) {
        return config.by() == FleetMetricsConfig.By.FLEET ? "" : tenantId;
    }

    private void show(Map<String, FleetSummary> summaries, Map<String, Long> installations) {
        Map<String, List<MultiGauge.Row<?>>> rows = new HashMap<>();
        summaries.forEach((tenant, summary) -> {
            Tags of = tags(tenant);
            for (Map.Entry<Quality, Integer> packs : summary.packsByQuality().entrySet()) {
                String quality = packs.getKey().name().toLowerCase(Locale.ROOT);
                add(rows, "cellfleet.fleet.packs", of.and("quality", quality), packs.getValue());
            }
            summary.warnings()
                    .forEach((code, count) -> add(rows, "cellfleet.fleet.warnings", of.and("code", code), count.all()));
            add(rows, "cellfleet.fleet.power.watts", of.and("direction", "incoming"), summary.incomingW());
            add(rows, "cellfleet.fleet.power.watts", of.and("direction", "outgoing"), summary.outgoingW());
            add(rows, "cellfleet.fleet.stored.watthours", of, summary.storedWh());
            add(rows, "cellfleet.fleet.relays.off", of.and("relay", "charge"), summary.chargeOff());
            add(rows, "cellfleet.fleet.relays.off", of.and("relay", "load"), summary.loadOff());
            add(rows, "cellfleet.fleet.gateways.silent", of, summary.silentGateways());
            add(rows, "cellfleet.fleet.packs.uncalibrated", of, summary.uncalibrated());
            add(rows, "cellfleet.fleet.packs.unassigned", of, summary.unassigned());
        });
        installations.forEach((tenant, count) -> add(rows, "cellfleet.fleet.installations", tags(tenant), count));
        rows.forEach((name, of) -> gauges.computeIfAbsent(
                        name, unused -> MultiGauge.builder(name).register(meters))
                .register(of, true));
    }

    private Tags tags(String tenant) {
        return config.by() == FleetMetricsConfig.By.FLEET ? Tags.empty() : Tags.of("tenant", tenant);
    }

    private static void add(Map<String, List<MultiGauge.Row<?>>> rows, String name, Tags tags, Number value) {
        rows.computeIfAbsent(name, unused -> new ArrayList<>()).add(MultiGauge.Row.of(tags, value));
    }
}
