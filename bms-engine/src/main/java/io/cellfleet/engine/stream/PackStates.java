package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.StateBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** Every pack's state. */
final class PackStates {

    private final KeyValueStore<String, byte[]> store;

    /** What the store holds, read: saves reading the bytes of every pack with every frame. */
    private final Map<String, PackState> known = new HashMap<>();

    PackStates(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * @throws RuntimeException when what is kept cannot be read
     */
    Optional<PackState> find(String packId) {
        PackState remembered = known.get(packId);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<PackState> stored = Optional.ofNullable(store.get(packId)).map(StateBytes::read);
        stored.ifPresent(state -> known.put(packId, state));
        return stored;
    }

    /** The same for those who can go on without: empty too when it cannot be read, which its next record will say. */
    Optional<PackState> findReadable(String packId) {
        try {
            return find(packId);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    void put(String packId, PackState state) {
        known.put(packId, state);
        store.put(packId, StateBytes.write(state));
    }
}
