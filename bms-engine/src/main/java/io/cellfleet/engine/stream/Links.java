package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Notices that nothing comes of a gateway any more. This is a state of the link, known from the wall clock, and so kept
 * apart from all that a replay must give again: it touches no pack's state and no pack's own events.
 */
final class Links {

    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** Records older than this are a backlog: who is silent now cannot be told from them. */
    private static final Duration BACKLOG = Duration.ofSeconds(30);

    /** After so long without any record there is no backlog. */
    private static final Duration NOTHING_CAME = Duration.ofSeconds(5);

    /** A task that was looked after less often than this was not listening either. */
    private static final Duration STALLED = Duration.ofSeconds(10);

    private final KeyValueStore<String, byte[]> store;
    private final InstallationBook installations;
    private final Gateways gateways;
    private final PackStates states;
    private final Outputs outputs;

    private final Map<Link, Heard> heard = new HashMap<>();
    private final Set<Link> offline = new HashSet<>();
    private long listeningSinceMs;
    private long lookedAtMs;
    private long newestTakenAtMs;
    private long newestArrivedAtMs;

    private record Link(String installationId, String gatewayId) {

        String prefix() {
            return installationId + "/" + gatewayId + "/";
        }
    }

    private record Heard(long atMs, boolean simulated) {}

    Links(
            KeyValueStore<String, byte[]> store,
            InstallationBook installations,
            Gateways gateways,
            PackStates states,
            Outputs outputs) {
        this.store = store;
        this.installations = installations;
        this.gateways = gateways;
        this.states = states;
        this.outputs = outputs;
        listeningSinceMs = outputs.nowMs();
        lookedAtMs = listeningSinceMs;
        newestTakenAtMs = listeningSinceMs;
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> {
                String[] parts = entry.key.split("/", -1);
                offline.add(new Link(parts[0], parts[1]));
            });
        }
    }

    /** A record came, whosever it is. */
    void arrived(Arrival arrival) {
        newestTakenAtMs = outputs.nowMs();
        newestArrivedAtMs = arrival.arrivedAtMs();
    }

    /** It is one of the pack's own gateway, whatever it says. */
    void heard(GatewayRecord gatewayRecord) {
        Link link = new Link(gatewayRecord.getInstallationId(), gatewayRecord.getGatewayId());
        heard.put(link, new Heard(newestTakenAtMs, gatewayRecord.getSimulated()));
        if (!offline.isEmpty() && offline.remove(link)) {
            clear(link);
        }
    }

    /** The installation's settings are others: a gateway is waited for from when it is its, and no longer than that. */
    void settingsChanged(String installationId, Set<String> gatewayIds) {
        List<Link> gone = offline.stream()
                .filter(link -> link.installationId().equals(installationId) && !gatewayIds.contains(link.gatewayId()))
                .toList();
        gone.forEach(this::clear);
        gone.forEach(offline::remove);
        heard.keySet()
                .removeIf(
                        link -> link.installationId().equals(installationId) && !gatewayIds.contains(link.gatewayId()));
        gatewayIds.forEach(id -> heard.putIfAbsent(new Link(installationId, id), new Heard(outputs.nowMs(), false)));
    }

    /** To be called every second or so. */
    void look() {
        long nowMs = outputs.nowMs();
        boolean stalled = nowMs - lookedAtMs > STALLED.toMillis();
        lookedAtMs = nowMs;
        if (stalled || !isCaughtUp(nowMs)) {
            listeningSinceMs = nowMs;
            return;
        }
        if (nowMs - listeningSinceMs <= SILENCE.toMillis()) {
            return;
        }
        gateways.byInstallation()
                .forEach((installationId, ids) -> ids.forEach(gatewayId -> {
                    Link link = new Link(installationId, gatewayId);
                    Heard last = heard.getOrDefault(link, new Heard(0, false));
                    long silenceMs = nowMs - Math.max(listeningSinceMs, last.atMs());
                    if (silenceMs > SILENCE.toMillis() && !offline.contains(link)) {
                        raise(link, last.simulated(), silenceMs, nowMs);
                    }
                }));
    }

    private boolean isCaughtUp(long nowMs) {
        return nowMs - newestArrivedAtMs <= BACKLOG.toMillis() || nowMs - newestTakenAtMs >= NOTHING_CAME.toMillis();
    }

    private void raise(Link link, boolean simulated, long silenceMs, long nowMs) {
        Installation installation = installations.find(link.installationId()).orElseThrow();
        List<PackEvent> events = new ArrayList<>();
        installation.packs().keySet().stream()
                .filter(packId -> installation.isOf(packId, link.gatewayId()))
                .forEach(packId -> newest(link.installationId(), packId, simulated)
                        .ifPresent(newest ->
                                events.add(EngineEvents.offline(newest, link.gatewayId(), silenceMs, nowMs))));
        // A gateway that was never heard is not offline yet.
        if (!events.isEmpty()) {
            offline.add(link);
            events.forEach(event -> store.put(link.prefix() + event.getPackId(), event.toByteArray()));
            events.forEach(outputs::event);
        }
    }

    private void clear(Link link) {
        List<PackEvent> raised = new ArrayList<>();
        try (var entries = store.prefixScan(link.prefix(), new StringSerializer())) {
            entries.forEachRemaining(entry -> raised.add(read(entry.value)));
        }
        for (PackEvent event : raised) {
            store.delete(link.prefix() + event.getPackId());
            outputs.event(EngineEvents.heard(event, outputs.nowMs()));
        }
    }

    /** Where a pack is in its records. */
    private Optional<PackEvent> newest(String installationId, String packId, boolean simulated) {
        Optional<PackState> state = states.findReadable(packId);
        return state.map(pack -> PackEvent.newBuilder()
                .setInstallationId(installationId)
                .setPackId(packId)
                .setOrder(OrderMessages.number(pack.lastOrder()))
                .setSimulated(simulated)
                .build());
    }

    private static PackEvent read(byte[] bytes) {
        try {
            return PackEvent.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an event that was sent cannot be read again", e);
        }
    }
}
