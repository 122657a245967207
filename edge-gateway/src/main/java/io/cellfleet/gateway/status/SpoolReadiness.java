package io.cellfleet.gateway.status;

import io.cellfleet.gateway.Gateway;
import io.cellfleet.gateway.spool.Spool;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the disk takes records and none has to be dropped. */
@Readiness
public class SpoolReadiness implements HealthCheck {

    private final Gateway gateway;

    SpoolReadiness(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public HealthCheckResponse call() {
        Spool spool = gateway.spool();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("spool")
                .status(!spool.isDropping() && spool.trouble().isEmpty())
                .withData("records", spool.depth())
                .withData(
                        "oldestSeconds",
                        spool.oldestWaited(gateway.clock().now()).toSeconds())
                .withData("bytes", spool.bytesOnDisk())
                .withData("lost", spool.dropped())
                .withData("trouble", spool.trouble());
        gateway.database().movedAside().ifPresent(aside -> answer.withData("movedAside", aside.toString()));
        return answer.build();
    }
}
