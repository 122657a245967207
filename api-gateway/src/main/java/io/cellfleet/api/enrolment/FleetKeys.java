package io.cellfleet.api.enrolment;

import io.cellfleet.contract.signature.FleetSecret;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The secret of which the gateways' keys are made, where this service was given it. */
@ApplicationScoped
class FleetKeys {

    private final EnrolmentConfig config;

    FleetKeys(EnrolmentConfig config) {
        this.config = config;
    }

    /** A wrong secret ends the start, and is not repeated. */
    void check(@Observes StartupEvent event) {
        config.fleetSecret().ifPresent(secret -> {
            try {
                FleetSecret.parse(secret);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("cellfleet.api.fleet-secret: " + e.getMessage());
            }
        });
    }

    boolean arePossible() {
        return config.fleetSecret().isPresent();
    }

    /** One for each use, for it belongs to one thread. */
    FleetSecret secret() {
        return config.fleetSecret()
                .map(FleetSecret::parse)
                .orElseThrow(() -> new IllegalStateException("cellfleet.api.fleet-secret is not set"));
    }
}
