package io.cellfleet.engine.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what the engine could not use or place, and knows who is in quarantine. All threads share it. */
@ApplicationScoped
public class EngineFigures {

    private final MeterRegistry registry;
    private final Counter missing;
    private final Map<String, Long> parkedByInstallation = new ConcurrentHashMap<>();

    public EngineFigures(MeterRegistry registry) {
        this.registry = registry;
        missing = Counter.builder("cellfleet.downlink.missing")
                .description("records for a gateway that wait because its topic is not there")
                .register(registry);
        Gauge.builder("cellfleet.quarantined", parkedByInstallation, Map::size)
                .description("installations in quarantine")
                .register(registry);
        Gauge.builder("cellfleet.parked", parkedByInstallation, EngineFigures::sum)
                .description("records of quarantined installations that wait")
                .register(registry);
    }

    /**
     * A record could not be used.
     *
     * @param gatewayId one that settings name, else "unknown": whoever may write must not make time series at will
     * @param reason    one of the engine's own words, else "OTHER"
     */
    public void rejected(String gatewayId, String reason) {
        Counter.builder("cellfleet.rejected")
                .description("records that could not be used")
                .tag("gateway", gatewayId)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    public void downlinkMissing() {
        missing.increment();
    }

    /** The installation is in quarantine, and so many of its records wait. */
    public void parked(String installationId, long records) {
        parkedByInstallation.put(installationId, records);
    }

    /** It is not, or no longer here. */
    public void notParked(String installationId) {
        parkedByInstallation.remove(installationId);
    }

    /** How many records wait of each installation in quarantine. */
    public SortedMap<String, Long> parked() {
        return new TreeMap<>(parkedByInstallation);
    }

    private static double sum(Map<String, Long> parked) {
        return parked.values().stream().mapToLong(Long::longValue).sum();
    }
}
