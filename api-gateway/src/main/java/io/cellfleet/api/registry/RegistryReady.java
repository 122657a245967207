package io.cellfleet.api.registry;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before registry and topic agree: until then no change is taken. */
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
                .status(agreement.isReached())
                .withData("detail", agreement.detail())
                .build();
    }
}
