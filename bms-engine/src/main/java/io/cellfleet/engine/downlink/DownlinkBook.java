package io.cellfleet.engine.downlink;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.engine.figures.EngineFigures;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The newest record of every key that was written to the gateways' topics for the installations of this task. What is in
 * here was sent, in the same transaction; so only changes are sent, and a restart repeats nothing.
 */
public final class DownlinkBook {

    private static final Logger LOG = Logger.getLogger(DownlinkBook.class);
    private static final char SEPARATOR = '/';

    private final KeyValueStore<String, byte[]> store;
    private final Downlinks downlinks;
    private final EngineFigures figures;
    private final BiConsumer<DownlinkKey, @Nullable Downlink> send;

    /** What waits for its topic: counted and said once. */
    private final Set<String> waiting = new HashSet<>();

    /**
     * @param store by installation, gateway and name; in-memory, sorted
     * @param send  writes one record; without a message it says that the name is no longer the gateway's
     */
    public DownlinkBook(
            KeyValueStore<String, byte[]> store,
            Downlinks downlinks,
            EngineFigures figures,
            BiConsumer<DownlinkKey, @Nullable Downlink> send) {
        this.store = store;
        this.downlinks = downlinks;
        this.figures = figures;
        this.send = send;
    }

    /** What was sent last; empty when nothing was, or when it was withdrawn. */
    public Optional<Downlink> sent(String installationId, DownlinkKey key) {
        return Optional.ofNullable(store.get(place(installationId, key))).map(DownlinkBook::read);
    }

    /** Everything that stands in the gateways' topics for one installation. */
    public Map<DownlinkKey, Downlink> sentFor(String installationId) {
        String prefix = installationId + SEPARATOR;
        Map<DownlinkKey, Downlink> found = new LinkedHashMap<>();
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> {
                String rest = entry.key.substring(prefix.length());
                int end = rest.indexOf(SEPARATOR);
                found.put(new DownlinkKey(rest.substring(0, end), rest.substring(end + 1)), read(entry.value));
            });
        }
        return found;
    }

    /** Sends one record. False when its topic is not there yet: nothing was sent, and it has to be tried again. */
    public boolean post(String installationId, DownlinkKey key, Downlink message) {
        downlinks.want(key.gatewayId());
        if (!mayGo(installationId, key)) {
            return false;
        }
        store.put(place(installationId, key), message.toByteArray());
        send.accept(key, message);
        return true;
    }

    /** Takes back what is no longer the gateway's. False when its topic is not there: it has to be tried again. */
    public boolean withdraw(String installationId, DownlinkKey key) {
        if (!mayGo(installationId, key)) {
            return false;
        }
        store.delete(place(installationId, key));
        send.accept(key, null);
        return true;
    }

    private boolean mayGo(String installationId, DownlinkKey key) {
        String place = place(installationId, key);
        if (downlinks.has(key.gatewayId())) {
            waiting.remove(place);
            return true;
        }
        if (waiting.add(place)) {
            figures.downlinkMissing();
            LOG.warnf(
                    "A gateway's downlink topic is not there yet; what it must know is sent later gatewayId=%s "
                            + "name=%s",
                    key.gatewayId(), key.name());
        }
        return false;
    }

    private static String place(String installationId, DownlinkKey key) {
        return installationId + SEPARATOR + key.gatewayId() + SEPARATOR + key.name();
    }

    private static Downlink read(byte[] bytes) {
        try {
            return Downlink.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what was sent to a gateway cannot be read again", e);
        }
    }
}
