package io.cellfleet.gateway.relay;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.line.Moment;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The link of each installation: where Kafka has put its records, and whether the engine follows there. Only records of
 * this run prove anything, for only their times are on the clock that is running. Thread-safe.
 */
public final class GatewayLink {

    private final EngineLink link;
    private final int enrolment;
    private final int boot;
    private final Supplier<Moment> clock;
    private final Map<String, Integer> partitions = new ConcurrentHashMap<>();

    public GatewayLink(EngineLink link, int enrolment, int boot, Supplier<Moment> clock) {
        this.link = link;
        this.enrolment = enrolment;
        this.boot = boot;
        this.clock = clock;
    }

    /** Kafka has this record. */
    public void acknowledged(GatewayRecord gatewayRecord, int partition, long offset) {
        var order = gatewayRecord.getOrder();
        if (order.getEnrolment() != enrolment || order.getBoot() != boot) {
            return;
        }
        partitions.put(gatewayRecord.getInstallationId(), partition);
        link.acknowledged(partition, offset, capturedMs(gatewayRecord));
    }

    /** On the gateway's monotonic clock; a simulated pack has a clock of its own, and no more than its UTC to tell. */
    private long capturedMs(GatewayRecord gatewayRecord) {
        if (!gatewayRecord.getSimulated()) {
            return gatewayRecord.getMonotonicMs();
        }
        Moment now = clock.get();
        return now.monotonicMs() - Math.max(0, now.capturedAtMs() - gatewayRecord.getCapturedAtMs());
    }

    public boolean isLinked(String installationId, long nowMs) {
        Integer partition = partitions.get(installationId);
        return partition != null && link.isLinked(partition, nowMs);
    }

    public OptionalLong ageMs(String installationId, long nowMs) {
        Integer partition = partitions.get(installationId);
        return partition == null ? OptionalLong.empty() : link.ageMs(partition, nowMs);
    }
}
