package io.cellfleet.gateway.downlink;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.gateway.relay.EngineOrder;
import io.cellfleet.gateway.relay.KnownPack;
import io.cellfleet.gateway.spool.DiskTrouble;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The newest settings and orders of this gateway's packs, in memory and on disk. Whatever cannot be used, is doubled,
 * late, or for a pack that is not ours, changes nothing. Thread-safe.
 */
public final class DownlinkBook {

    static final String SETTINGS = "settings/";
    static final String ORDER = "order/";

    private static final Logger LOG = Logger.getLogger(DownlinkBook.class);

    private final String gatewayId;
    private final Set<String> ourPacks;
    private final DownlinkTable table;
    private final Map<String, Map<String, KnownPack>> installations = new HashMap<>();
    private final Map<String, EngineOrder> orders = new HashMap<>();
    private final Runnable changed;

    /**
     * @param ourPacks with a line at this gateway
     * @param changed  called when something is newer than before
     */
    public DownlinkBook(String gatewayId, Set<String> ourPacks, DownlinkTable table, Runnable changed) {
        this.gatewayId = gatewayId;
        this.ourPacks = Set.copyOf(ourPacks);
        this.table = table;
        this.changed = changed;
    }

    /** What an earlier run was told. */
    public synchronized void takeUp() throws DiskTrouble {
        table.all().forEach(this::use);
    }

    /**
     * Takes one record of the downlink.
     *
     * @param value null when it is no longer this gateway's
     */
    public void take(@Nullable String key, byte @Nullable [] value) {
        if (key != null && use(key, value)) {
            try {
                table.put(key, value);
            } catch (DiskTrouble e) {
                // It holds for this run; the topic is read from its beginning at the next start.
                LOG.errorf("What the downlink says cannot be kept reason=%s", e.getMessage());
            }
            changed.run();
        }
    }

    /** Whether it is news. */
    private synchronized boolean use(String key, byte @Nullable [] value) {
        try {
            if (key.startsWith(SETTINGS)) {
                return settings(key.substring(SETTINGS.length()), value);
            }
            if (key.startsWith(ORDER)) {
                return order(key.substring(ORDER.length()), value);
            }
            LOG.warnf("A record of the downlink is not understood reason=%s", "its key is '" + key + "'");
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            LOG.warnf("A record of the downlink is refused key=%s reason=%s", key, e.getMessage());
        }
        return false;
    }

    private boolean settings(String installationId, byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            return installations.remove(installationId) != null;
        }
        var message = Downlink.parseFrom(value).getSettings();
        if (!message.getInstallationId().equals(installationId)) {
            throw new IllegalArgumentException("installation_id is '" + message.getInstallationId() + "'");
        }
        Map<String, KnownPack> packs = SettingsReader.read(message, gatewayId);
        return !packs.equals(installations.put(installationId, packs));
    }

    private boolean order(String packId, byte @Nullable [] value) throws InvalidProtocolBufferException {
        if (value == null) {
            return orders.remove(packId) != null;
        }
        var message = Downlink.parseFrom(value).getOrder();
        if (!message.getPackId().equals(packId)) {
            throw new IllegalArgumentException("pack_id is '" + message.getPackId() + "'");
        }
        if (!ourPacks.contains(packId)) {
            throw new IllegalArgumentException("the pack has no line at this gateway");
        }
        EngineOrder next = OrderReader.read(message);
        Optional<EngineOrder> last = Optional.ofNullable(orders.get(packId));
        EngineOrder newest = EngineOrder.newest(last, next);
        orders.put(packId, newest);
        return !Optional.of(newest).equals(last);
    }

    /** Empty while no settings of the pack are known. */
    public synchronized Optional<KnownPack> pack(String installationId, String packId) {
        return Optional.ofNullable(installations.get(installationId)).map(packs -> packs.get(packId));
    }

    /** Empty when the engine never gave one. */
    public synchronized Optional<EngineOrder> order(String packId) {
        return Optional.ofNullable(orders.get(packId));
    }
}
