package io.cellfleet.engine.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The gateways that the settings of this task name, by installation. */
final class Gateways {

    private final Map<String, Set<String>> byInstallation = new HashMap<>();
    private final Map<String, Integer> installationsByGateway = new HashMap<>();

    /** Takes what the settings say now; nothing when the installation is gone. */
    void set(String installationId, Set<String> gatewayIds) {
        Set<String> before = gatewayIds.isEmpty()
                ? byInstallation.remove(installationId)
                : byInstallation.put(installationId, gatewayIds);
        gatewayIds.forEach(gateway -> installationsByGateway.merge(gateway, 1, Integer::sum));
        if (before != null) {
            before.forEach(gateway ->
                    installationsByGateway.computeIfPresent(gateway, (name, count) -> count == 1 ? null : count - 1));
        }
    }

    boolean isNamed(String gatewayId) {
        return installationsByGateway.containsKey(gatewayId);
    }

    Map<String, Set<String>> byInstallation() {
        return byInstallation;
    }
}
