package io.cellfleet.gateway.status;

import io.cellfleet.gateway.kafka.Uplink;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Kafka takes what is sent. */
@Readiness
public class UplinkReadiness implements HealthCheck {

    private final Uplink uplink;

    UplinkReadiness(Uplink uplink) {
        this.uplink = uplink;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("uplink")
                .status(!uplink.isStalled()
                        && !uplink.isHeld()
                        && uplink.trouble().isEmpty())
                .withData("inFlight", uplink.inFlight())
                .withData("stalledSeconds", uplink.stalled().toSeconds())
                .withData("waitsForClock", uplink.isHeld())
                .withData("trouble", uplink.trouble())
                .build();
    }
}
