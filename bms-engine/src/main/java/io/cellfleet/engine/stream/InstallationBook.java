package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.contract.v1.InstallationSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The settings of all packs of this task, kept in a store so that a restart has them before the first frame. */
final class InstallationBook {

    private final KeyValueStore<String, byte[]> store;

    /** What the store holds, read. */
    private final Map<String, Map<String, SettingsInForce>> known = new HashMap<>();

    InstallationBook(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Takes a settings record. One without value removes the installation.
     *
     * @return why it is refused; the settings before stay in force then
     */
    Optional<Refusal> take(Record<String, byte[]> settings) {
        if (settings.key() == null) {
            return Optional.of(new Refusal(Refusal.NOT_OURS, "the record has no key"));
        }
        if (settings.value() == null) {
            known.remove(settings.key());
            store.delete(settings.key());
            return Optional.empty();
        }
        try {
            known.put(settings.key(), read(settings.value(), settings.key()));
        } catch (InvalidProtocolBufferException notOurs) {
            return Optional.of(new Refusal(Refusal.NOT_OURS, "the value is no settings message"));
        } catch (IllegalArgumentException contradiction) {
            return Optional.of(new Refusal(Refusal.SETTINGS_REFUSED, contradiction.getMessage()));
        }
        store.put(settings.key(), settings.value());
        return Optional.empty();
    }

    Optional<SettingsInForce> settings(String installationId, String packId) {
        Map<String, SettingsInForce> packs = known.get(installationId);
        if (packs == null) {
            packs = stored(installationId);
            known.put(installationId, packs);
        }
        return Optional.ofNullable(packs.get(packId));
    }

    private Map<String, SettingsInForce> stored(String installationId) {
        byte[] value = store.get(installationId);
        if (value == null) {
            return Map.of();
        }
        try {
            return read(value, installationId);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the stored settings of " + installationId + " cannot be read", e);
        }
    }

    private static Map<String, SettingsInForce> read(byte[] value, String key) throws InvalidProtocolBufferException {
        InstallationSettings message = InstallationSettings.parseFrom(value);
        if (!message.getInstallationId().equals(key)) {
            throw new IllegalArgumentException(
                    "installation_id is '" + message.getInstallationId() + "' but the record's key is '" + key + "'");
        }
        return SettingsReader.read(message);
    }
}
