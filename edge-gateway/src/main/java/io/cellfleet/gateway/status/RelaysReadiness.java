package io.cellfleet.gateway.status;

import io.cellfleet.gateway.Gateway;
import io.cellfleet.gateway.relay.RelayView;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every actuator could be told. That a relay is open, or the engine away, is no fault of the gateway. */
@Readiness
public class RelaysReadiness implements HealthCheck {

    private static final int MOST = 50;

    private final Gateway gateway;

    RelaysReadiness(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("relays")
                .status(gateway.relays().stream()
                        .allMatch(relay -> relay.trouble().isEmpty()));
        gateway.relays().stream().limit(MOST).forEach(relay -> answer.withData(relay.packId(), text(relay)));
        return answer.build();
    }

    private static String text(RelayView relay) {
        String decided = "charge " + (relay.charge().on() ? "closed " : "open ")
                + relay.charge().because().word() + ", load " + (relay.load().on() ? "closed " : "open ")
                + relay.load().because().word() + ", " + (relay.linked() ? "linked" : "not linked");
        String advisory = relay.isAdvisory() ? ", advisory only" : "";
        String trouble = relay.trouble().isEmpty() ? "" : ", " + relay.actuator() + ": " + relay.trouble();
        return decided + advisory + trouble;
    }
}
