package io.cellfleet.engine.stream;

import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.engine.downlink.DownlinkBook;
import io.cellfleet.engine.downlink.DownlinkKey;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes settings, and tells each gateway what concerns its own packs. */
final class SettingsTaker {

    private final InstallationBook installations;
    private final Gateways gateways;
    private final Links links;
    private final Orders orders;
    private final RejectedBin rejected;
    private final DownlinkBook downlinks;

    /** Whose gateways could not be told everything yet. */
    private final Set<String> untold = new HashSet<>();

    SettingsTaker(Books books, DownlinkBook downlinks) {
        installations = books.installations();
        gateways = books.gateways();
        links = books.links();
        orders = books.orders();
        rejected = books.rejected();
        this.downlinks = downlinks;
        for (String installationId : installations.ids()) {
            installations
                    .findReadable(installationId)
                    .ifPresent(installation -> gateways.set(installationId, installation.gateways()));
            untold.add(installationId);
        }
    }

    void take(Arrival arrival) {
        Optional<Refusal> refusal = installations.take(arrival);
        if (refusal.isPresent()) {
            rejected.put(arrival, refusal.get());
            return;
        }
        String installationId = Objects.requireNonNull(arrival.key());
        Optional<Installation> installation = installations.find(installationId);
        Set<String> gatewayIds = installation.map(Installation::gateways).orElse(Set.of());
        gateways.set(installationId, gatewayIds);
        links.settingsChanged(installationId, gatewayIds);
        orders.forget(installationId);
        tell(installationId, installation);
    }

    /** To be called every second or so: what could not be told is tried again. */
    void tellAgain() {
        for (String installationId : List.copyOf(untold)) {
            Optional<Installation> installation = installations.findReadable(installationId);
            // What cannot be read says nothing about whose it is.
            if (installation.isPresent() || !installations.isKept(installationId)) {
                tell(installationId, installation);
            }
        }
    }

    private void tell(String installationId, Optional<Installation> installation) {
        boolean all = withdraw(installationId, installation);
        if (installation.isPresent()) {
            for (String gatewayId : installation.get().gateways()) {
                all &= tellSettings(installation.get(), gatewayId);
            }
        }
        if (all) {
            untold.remove(installationId);
        } else {
            untold.add(installationId);
        }
    }

    private boolean tellSettings(Installation installation, String gatewayId) {
        DownlinkKey key = DownlinkKey.settings(gatewayId, installation.id());
        Downlink wanted =
                Downlink.newBuilder().setSettings(installation.of(gatewayId)).build();
        boolean told = downlinks.sent(installation.id(), key).equals(Optional.of(wanted));
        return told || downlinks.post(installation.id(), key, wanted);
    }

    /** What stands in a gateway's topic and is not its own any more. */
    private boolean withdraw(String installationId, Optional<Installation> installation) {
        boolean all = true;
        for (var sent : downlinks.sentFor(installationId).entrySet()) {
            String gatewayId = sent.getKey().gatewayId();
            boolean stays = installation
                    .map(found -> sent.getValue().hasOrder()
                            ? found.isOf(sent.getValue().getOrder().getPackId(), gatewayId)
                            : found.gateways().contains(gatewayId))
                    .orElse(false);
            all &= stays || downlinks.withdraw(installationId, sent.getKey());
        }
        return all;
    }
}
