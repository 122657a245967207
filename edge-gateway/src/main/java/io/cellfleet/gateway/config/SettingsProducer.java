package io.cellfleet.gateway.config;

import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the checked settings to everybody, or ends the start with one sentence. */
final class SettingsProducer {

    private SettingsProducer() {}

    @Produces
    @Singleton
    static GatewaySettings settings(GatewayConfig gateway, SimulatorConfig simulator) {
        try {
            return SettingsReader.read(gateway, simulator);
        } catch (InvalidSettings e) {
            throw new PreventFurtherStepsException(e.getMessage(), 1);
        }
    }
}
