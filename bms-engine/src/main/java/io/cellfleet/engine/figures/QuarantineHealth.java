package io.cellfleet.engine.figures;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says which installations are in quarantine. Never "down": everybody else goes on, and a restart would not help. */
@Wellness
@ApplicationScoped
class QuarantineHealth implements HealthCheck {

    private static final int MOST_NAMES = 20;

    private final EngineFigures figures;

    QuarantineHealth(EngineFigures figures) {
        this.figures = figures;
    }

    @Override
    public HealthCheckResponse call() {
        SortedMap<String, Long> parked = figures.parked();
        var response = HealthCheckResponse.named("quarantine").up().withData("installations", parked.size());
        parked.entrySet().stream()
                .limit(MOST_NAMES)
                .forEach(entry -> response.withData(entry.getKey(), entry.getValue()));
        return response.build();
    }
}
