package io.cellfleet.gateway.status;

import io.cellfleet.gateway.Gateway;
import io.cellfleet.gateway.work.Worker;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive while no worker has failed. A pulled line or an absent Kafka is no failure: a new start would not mend it. */
@Liveness
public class WorkersLiveness implements HealthCheck {

    private final Gateway gateway;

    WorkersLiveness(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("workers").up();
        for (Worker worker : gateway.workers()) {
            worker.failure().ifPresent(failure -> answer.down().withData(worker.name(), failure.toString()));
        }
        return answer.build();
    }
}
