package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.PackState;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.engine.downlink.DownlinkBook;
import io.cellfleet.engine.downlink.DownlinkKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the gateways what was decided about their relays: only when it changes, and only from records of the present. An
 * order that cannot be sent is not remembered as sent, so the pack's next record tries again.
 */
final class Orders {

    private final DownlinkBook downlinks;
    private final PackStates states;

    /** What was sent last of each pack: saves looking it up with every frame. */
    private final Map<String, Sent> known = new HashMap<>();

    private record Sent(String gatewayId, Optional<RelayOrder> order) {}

    Orders(DownlinkBook downlinks, PackStates states) {
        this.downlinks = downlinks;
        this.states = states;
    }

    /** A record of the present was stepped, its state is kept. */
    void decided(Installation installation, String gatewayId, RelayOrder wanted) {
        send(installation.id(), gatewayId, wanted);
        if (installation.isParallel()) {
            installation.packs().forEach((packId, pack) -> {
                if (!packId.equals(wanted.getPackId())) {
                    pack.gatewayId().ifPresent(gateway -> tellOther(installation.id(), gateway, packId, wanted));
                }
            });
        }
    }

    /** A record of an installation in quarantine was parked. */
    void suspend(GatewayRecord gatewayRecord) {
        String gatewayId = gatewayRecord.getGatewayId();
        Optional<RelayOrder> last = last(gatewayRecord.getInstallationId(), gatewayId, gatewayRecord.getPackId());
        if (last.isEmpty() || !last.get().getSuspended()) {
            send(gatewayRecord.getInstallationId(), gatewayId, OrderMessages.suspended(gatewayRecord, last));
        }
    }

    /** One of its records could not be digested: what can be said to all of its packs at once is. */
    void suspendAll(GatewayRecord failed, Installation installation) {
        suspend(failed);
        installation.packs().forEach((packId, pack) -> {
            if (!packId.equals(failed.getPackId())) {
                pack.gatewayId().ifPresent(gateway -> suspendOther(installation.id(), gateway, packId));
            }
        });
    }

    /** Who owns which pack has changed: what is remembered of them is looked up again. */
    void forget(String installationId) {
        known.values()
                .removeIf(sent -> sent.order()
                        .map(order -> order.getInstallationId().equals(installationId))
                        .orElse(true));
    }

    /** What was decided about the installation concerns every pack; each is told under its own newest number. */
    private void tellOther(String installationId, String gatewayId, String packId, RelayOrder decided) {
        Optional<RelayOrder> last = last(installationId, gatewayId, packId);
        if (last.isEmpty() || last.get().getSuspended() || agrees(last.get(), decided)) {
            // Nothing new, or the pack's own next record says everything.
            return;
        }
        Optional<PackState> state = states.find(packId);
        state.ifPresent(pack -> send(
                installationId,
                gatewayId,
                underNumberOf(
                        pack,
                        last.get().toBuilder()
                                .setInstallationChargeOn(decided.getInstallationChargeOn())
                                .setInstallationLoadOn(decided.getInstallationLoadOn()))));
    }

    private void suspendOther(String installationId, String gatewayId, String packId) {
        Optional<RelayOrder> last = last(installationId, gatewayId, packId);
        Optional<PackState> state = states.findReadable(packId);
        if (last.isPresent() && !last.get().getSuspended() && state.isPresent()) {
            send(
                    installationId,
                    gatewayId,
                    underNumberOf(state.get(), last.get().toBuilder().setSuspended(true)));
        }
    }

    private static RelayOrder underNumberOf(PackState pack, RelayOrder.Builder order) {
        return order.setOrder(OrderMessages.number(pack.lastOrder()))
                .setAtMs(pack.lastAt().toEpochMilli())
                .build();
    }

    private static boolean agrees(RelayOrder last, RelayOrder decided) {
        return last.getInstallationChargeOn() == decided.getInstallationChargeOn()
                && last.getInstallationLoadOn() == decided.getInstallationLoadOn();
    }

    private void send(String installationId, String gatewayId, RelayOrder wanted) {
        Optional<RelayOrder> last = last(installationId, gatewayId, wanted.getPackId());
        if (last.isPresent()
                && (OrderMessages.same(wanted, last.get()) || !OrderMessages.isNewer(wanted.getOrder(), last.get()))) {
            return;
        }
        boolean sent = downlinks.post(
                installationId,
                DownlinkKey.order(gatewayId, wanted.getPackId()),
                Downlink.newBuilder().setOrder(wanted).build());
        if (sent) {
            known.put(wanted.getPackId(), new Sent(gatewayId, Optional.of(wanted)));
        }
    }

    private Optional<RelayOrder> last(String installationId, String gatewayId, String packId) {
        Sent remembered = known.get(packId);
        if (remembered != null && remembered.gatewayId().equals(gatewayId)) {
            return remembered.order();
        }
        Optional<RelayOrder> order = downlinks
                .sent(installationId, DownlinkKey.order(gatewayId, packId))
                .map(Downlink::getOrder);
        known.put(packId, new Sent(gatewayId, order));
        return order;
    }
}
