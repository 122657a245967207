package io.cellfleet.api.registry;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before registry and topic have agreed for the first time. When they must be compared again no change is taken, but
 * whoever looks is answered: all instances find that out at once, and none could stand in for another.
 */
@Readiness
@ApplicationScoped
public class RegistryReady implements HealthCheck {

    private final TopicAgreement agreement;

    RegistryReady(TopicAgreement agreement) {
        this.agreement = agreement;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("registry")
                .status(agreement.timesReached() > 0)
                .withData("detail", agreement.detail())
                .build();
    }
}
