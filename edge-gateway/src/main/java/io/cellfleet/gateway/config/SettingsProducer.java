package io.cellfleet.gateway.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the checked settings to everybody. */
final class SettingsProducer {

    private SettingsProducer() {}

    @Produces
    @Singleton
    static GatewaySettings settings(GatewayConfig gateway, SimulatorConfig simulator) {
        return SettingsReader.read(gateway, simulator);
    }
}
