package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.site.PackPart;
import io.cellfleet.battery.site.SiteRelay;
import io.cellfleet.battery.site.SiteState;
import io.cellfleet.battery.site.SiteStep;
import io.cellfleet.contract.v1.RelayDecision;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;

/** What was decided about each installation with packs in parallel; written only when it changes. */
final class Sites {

    private final KeyValueStore<String, byte[]> store;
    private final PackStates states;

    /** What the store holds, read. */
    private final Map<String, SiteState> known = new HashMap<>();

    Sites(KeyValueStore<String, byte[]> store, PackStates states) {
        this.store = store;
        this.states = states;
    }

    /** Empty where there is one pack only: its own decision says everything. */
    Optional<SiteStep.Stepped> step(Installation installation, String packId, PackState after, Instant now) {
        if (!installation.isParallel()) {
            return Optional.empty();
        }
        SortedMap<String, Optional<PackPart>> parts = new TreeMap<>();
        installation.packs().keySet().forEach(id -> {
            Optional<PackState> state = id.equals(packId) ? Optional.of(after) : states.find(id);
            parts.put(id, state.map(PackPart::of));
        });
        return Optional.of(SiteStep.step(find(installation.id()), parts, now));
    }

    void put(String installationId, SiteState state) {
        if (!state.equals(known.put(installationId, state))) {
            store.put(
                    installationId,
                    io.cellfleet.contract.v1.Installation.newBuilder()
                            .setCharge(StatusMessages.siteRelay(state.charge()))
                            .setLoad(StatusMessages.siteRelay(state.load()))
                            .build()
                            .toByteArray());
        }
    }

    private Optional<SiteState> find(String installationId) {
        SiteState remembered = known.get(installationId);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<SiteState> stored =
                Optional.ofNullable(store.get(installationId)).map(Sites::read);
        stored.ifPresent(state -> known.put(installationId, state));
        return stored;
    }

    private static SiteState read(byte[] bytes) {
        try {
            var message = io.cellfleet.contract.v1.Installation.parseFrom(bytes);
            return new SiteState(relay(message.getCharge()), relay(message.getLoad()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an installation's state cannot be read again", e);
        }
    }

    private static SiteRelay relay(RelayDecision decision) {
        return new SiteRelay(
                decision.getOn(), Instant.ofEpochMilli(decision.getSinceMs()), decision.getBlockedByList());
    }
}
