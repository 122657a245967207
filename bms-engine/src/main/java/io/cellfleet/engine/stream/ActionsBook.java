package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.OperatorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What operators have asked for: the actions that wait for their pack's next record, in order, and the ids of all that
 * were taken, so that the same id again changes nothing.
 */
final class ActionsBook {

    private static final int MOST_WAITING_PER_PACK = 100;
    private static final int MOST_TAKEN_PER_INSTALLATION = 10_000;
    private static final String WAITING = "waiting/";
    private static final String TAKEN = "taken/";
    private static final byte[] NOTHING = {};

    private final KeyValueStore<String, byte[]> store;

    /** By pack, then by the key in the store, which is in the order of arrival. */
    private final Map<String, SortedMap<String, OperatorAction>> waiting = new HashMap<>();

    /** By installation, then by id: requested when; ms since 1970. */
    private final Map<String, Map<String, Long>> taken = new HashMap<>();

    ActionsBook(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> remember(entry.key, entry.value));
        }
    }

    boolean isTaken(OperatorAction action) {
        return taken.getOrDefault(action.getInstallationId(), Map.of()).containsKey(action.getActionId());
    }

    /** Why it is one too many, if so. */
    Optional<Refusal> overflow(OperatorAction action) {
        if (waiting.getOrDefault(action.getPackId(), new TreeMap<>()).size() >= MOST_WAITING_PER_PACK) {
            return tooMany("pack " + action.getPackId() + " has " + MOST_WAITING_PER_PACK
                    + " actions that wait for its next record");
        }
        if (taken.getOrDefault(action.getInstallationId(), Map.of()).size() >= MOST_TAKEN_PER_INSTALLATION) {
            return tooMany("installation " + action.getInstallationId() + " has had " + MOST_TAKEN_PER_INSTALLATION
                    + " actions within " + ActionReader.LONGEST_AGO.toDays() + " days");
        }
        return Optional.empty();
    }

    /** Keeps its id. */
    void take(OperatorAction action) {
        String place =
                TAKEN + action.getInstallationId() + "/" + action.getActionId() + "/" + action.getRequestedAtMs();
        store.put(place, NOTHING);
        remember(place, NOTHING);
    }

    /** Keeps it for the pack's next record. */
    void add(OperatorAction action, long offset) {
        String place = WAITING + action.getPackId() + "/" + String.format(Locale.ROOT, "%019d", offset);
        byte[] bytes = action.toByteArray();
        store.put(place, bytes);
        remember(place, bytes);
    }

    /** What the pack's next record must take along, in order. */
    List<OperatorAction> waitingFor(String packId) {
        SortedMap<String, OperatorAction> found = waiting.get(packId);
        return found == null ? List.of() : List.copyOf(found.values());
    }

    /** They went along. */
    void done(String packId) {
        SortedMap<String, OperatorAction> gone = waiting.remove(packId);
        if (gone != null) {
            gone.keySet().forEach(store::delete);
        }
    }

    /** They are given up: where each came from, in order. */
    List<Arrival> giveUp(String packId, int partition) {
        List<Arrival> gone = new ArrayList<>();
        waiting.getOrDefault(packId, new TreeMap<>()).forEach((place, action) -> {
            long offset = Long.parseLong(place.substring(place.lastIndexOf('/') + 1));
            gone.add(new Arrival(
                    Topics.OPERATOR_ACTIONS,
                    partition,
                    offset,
                    action.getInstallationId(),
                    action.toByteArray(),
                    action.getRequestedAtMs(),
                    Optional.empty()));
        });
        done(packId);
        return gone;
    }

    /** Forgets ids so old that their actions would be refused, had they even waited in Kafka for as long as it keeps them. */
    void forget(long nowMs) {
        long earliestMs = nowMs - 2 * ActionReader.LONGEST_AGO.toMillis();
        List<String> old = new ArrayList<>();
        taken.forEach((installation, ids) -> ids.forEach((id, requestedAtMs) -> {
            if (requestedAtMs < earliestMs) {
                old.add(TAKEN + installation + "/" + id + "/" + requestedAtMs);
            }
        }));
        old.forEach(place -> {
            store.delete(place);
            String[] parts = place.split("/", -1);
            taken.getOrDefault(parts[1], new HashMap<>()).remove(parts[2]);
        });
    }

    private void remember(String place, byte[] value) {
        String[] parts = place.split("/", -1);
        if (place.startsWith(WAITING)) {
            waiting.computeIfAbsent(parts[1], pack -> new TreeMap<>()).put(place, read(value));
        } else {
            taken.computeIfAbsent(parts[1], installation -> new HashMap<>()).put(parts[2], Long.valueOf(parts[3]));
        }
    }

    private static Optional<Refusal> tooMany(String detail) {
        return Optional.of(new Refusal(Refusal.ACTION_REFUSED, detail + ", which is the most"));
    }

    private static OperatorAction read(byte[] bytes) {
        try {
            return OperatorAction.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an action that waits cannot be read again", e);
        }
    }
}
