package io.cellfleet.engine.stream;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.engine.figures.EngineFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * The installations that have met a bug of ours. Their records wait in order until an operator lets them go on; everybody
 * else goes on meanwhile.
 */
final class Quarantine {

    private static final Logger LOG = Logger.getLogger(Quarantine.class);

    /** Below are the record's own events, and those of its link. */
    private static final int FIRST_INDEX = 1_002;

    private final KeyValueStore<String, byte[]> store;
    private final Parked parked;
    private final Outputs outputs;
    private final EngineFigures figures;
    private final Map<String, Held> held = new HashMap<>();

    Quarantine(KeyValueStore<String, byte[]> store, Parked parked, Outputs outputs, EngineFigures figures) {
        this.store = store;
        this.parked = parked;
        this.outputs = outputs;
        this.figures = figures;
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> held.put(entry.key, Held.read(entry.value)));
        }
        held.keySet().forEach(this::report);
    }

    boolean holds(String installationId) {
        return !held.isEmpty() && held.containsKey(installationId);
    }

    boolean isReleasing(String installationId) {
        Held found = held.get(installationId);
        return found != null && found.releasing();
    }

    /** A record that just came could not be digested: it is the first that waits. */
    void begin(Arrival arrival, GatewayRecord gatewayRecord, RuntimeException failure) {
        hold(gatewayRecord, failure);
        park(gatewayRecord.getInstallationId(), arrival);
    }

    /** The first that waits could not be digested: it stays, and all behind it. */
    void failedAgain(GatewayRecord gatewayRecord, RuntimeException failure) {
        hold(gatewayRecord, failure);
    }

    void park(String installationId, Arrival arrival) {
        parked.add(installationId, arrival);
        report(installationId);
    }

    /** Lets it go on, with its next slice. */
    void release(String installationId) {
        put(installationId, found(installationId).released());
    }

    List<String> releasing() {
        return held.isEmpty()
                ? List.of()
                : held.keySet().stream().filter(this::isReleasing).sorted().toList();
    }

    Optional<Arrival> first(String installationId) {
        return parked.first(installationId);
    }

    void removeFirst(String installationId) {
        parked.removeFirst(installationId);
        report(installationId);
    }

    /** Nothing waits any more. */
    void end(String installationId) {
        Held ended = found(installationId);
        held.remove(installationId);
        store.delete(installationId);
        parked.forget(installationId);
        figures.notParked(installationId);
        outputs.event(EngineEvents.released(ended.raised(), ended.nextIndex(), outputs.nowMs()));
        LOG.infof("Quarantine has ended installationId=%s", installationId);
    }

    /** This task goes elsewhere. */
    void close() {
        held.keySet().forEach(figures::notParked);
    }

    private void hold(GatewayRecord gatewayRecord, RuntimeException failure) {
        String installationId = gatewayRecord.getInstallationId();
        Held before = held.get(installationId);
        boolean sameRecord = before != null
                && before.raised().getPackId().equals(gatewayRecord.getPackId())
                && before.raised().getOrder().equals(gatewayRecord.getOrder());
        int index = sameRecord ? before.nextIndex() : FIRST_INDEX;
        if (before != null && !before.raised().getPackId().equals(gatewayRecord.getPackId())) {
            // One warning tells of the installation: that of the pack whose record is the first that waits.
            outputs.event(EngineEvents.released(before.raised(), before.nextIndex(), outputs.nowMs()));
        }
        PackEvent raised = EngineEvents.quarantined(gatewayRecord, index, failure);
        put(installationId, new Held(raised, false, index + 1));
        outputs.event(raised);
        LOG.errorf(
                failure,
                "A record could not be digested; its installation is in quarantine installationId=%s packId=%s",
                installationId,
                gatewayRecord.getPackId());
    }

    private Held found(String installationId) {
        return Optional.ofNullable(held.get(installationId)).orElseThrow();
    }

    private void put(String installationId, Held now) {
        held.put(installationId, now);
        store.put(installationId, now.write());
    }

    private void report(String installationId) {
        figures.parked(installationId, parked.count(installationId));
    }
}
