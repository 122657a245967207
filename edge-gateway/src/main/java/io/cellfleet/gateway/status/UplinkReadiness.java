package io.cellfleet.gateway.status;

import io.cellfleet.gateway.kafka.Uplink;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Kafka takes what is sent. */
@Readiness
public class UplinkReadiness implements HealthCheck {

    private static final Duration STALLED = Duration.ofSeconds(10);

    private final Uplink uplink;

    UplinkReadiness(Uplink uplink) {
        this.uplink = uplink;
    }

    @Override
    public HealthCheckResponse call() {
        boolean stalled = uplink.stalled().compareTo(STALLED) > 0;
        return HealthCheckResponse.named("uplink")
                .status(!stalled && !uplink.isDropping() && uplink.trouble().isEmpty())
                .withData("inFlight", uplink.inFlight())
                .withData("queued", uplink.queueDepth())
                .withData("lost", uplink.dropped())
                .withData("stalledSeconds", uplink.stalled().toSeconds())
                .withData("trouble", uplink.trouble())
                .build();
    }
}
