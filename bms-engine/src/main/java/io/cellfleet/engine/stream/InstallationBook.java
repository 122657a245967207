package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.InstallationSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** The settings of all installations of this task, kept in a store so that a restart has them before the first frame. */
final class InstallationBook {

    private final KeyValueStore<String, byte[]> store;

    /** What the store holds, read; what is not there is looked up once. */
    private final Map<String, Optional<Installation>> known = new HashMap<>();

    InstallationBook(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Takes a settings record. One without value removes the installation.
     *
     * @return why it is refused; the settings before stay in force then
     */
    Optional<Refusal> take(Arrival settings) {
        if (settings.key() == null) {
            return Optional.of(new Refusal(Refusal.NOT_OURS, "the record has no key"));
        }
        if (settings.value() == null) {
            known.remove(settings.key());
            store.delete(settings.key());
            return Optional.empty();
        }
        try {
            known.put(settings.key(), Optional.of(read(settings.value(), settings.key())));
        } catch (InvalidProtocolBufferException notOurs) {
            return Optional.of(new Refusal(Refusal.NOT_OURS, "the value is no settings message"));
        } catch (IllegalArgumentException contradiction) {
            return Optional.of(new Refusal(Refusal.SETTINGS_REFUSED, contradiction.getMessage()));
        }
        store.put(settings.key(), settings.value());
        return Optional.empty();
    }

    Optional<Installation> find(String installationId) {
        Optional<Installation> remembered = known.get(installationId);
        if (remembered != null) {
            return remembered;
        }
        byte[] value = store.get(installationId);
        if (value == null) {
            // Not remembered: whoever may write must not fill the memory with names.
            return Optional.empty();
        }
        Optional<Installation> found = Optional.of(stored(installationId, value));
        known.put(installationId, found);
        return found;
    }

    /** The same for those who can go on without: empty too when it cannot be read, which its next record will say. */
    Optional<Installation> findReadable(String installationId) {
        try {
            return find(installationId);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    boolean isKept(String installationId) {
        return store.get(installationId) != null;
    }

    /** The ids of all. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> ids.add(entry.key));
        }
        return ids;
    }

    private static Installation stored(String installationId, byte[] value) {
        try {
            return read(value, installationId);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the stored settings of " + installationId + " cannot be read", e);
        }
    }

    private static Installation read(byte[] value, String key) throws InvalidProtocolBufferException {
        InstallationSettings message = InstallationSettings.parseFrom(value);
        if (!message.getInstallationId().equals(key)) {
            throw new IllegalArgumentException(
                    "installation_id is '" + message.getInstallationId() + "' but the record's key is '" + key + "'");
        }
        return SettingsReader.read(message);
    }
}
