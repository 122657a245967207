package io.cellfleet.history.intake;

import io.cellfleet.history.intake.IntakeState.Now;
import io.cellfleet.history.intake.IntakeState.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready while records flow, or could; alive unless a mistake of ours has stopped the intake. */
@ApplicationScoped
class IntakeHealth {

    static final String NAME = "history intake";

    private final IntakeState state;

    IntakeHealth(IntakeState state) {
        this.state = state;
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> response(state.now().phase() == Phase.RUNNING);
    }

    @Produces
    @Liveness
    HealthCheck alive() {
        return () -> response(state.now().phase() != Phase.STOPPED);
    }

    private HealthCheckResponse response(boolean up) {
        Now now = state.now();
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME)
                .status(up)
                .withData("phase", now.phase().name());
        return (now.trouble() == null ? response : response.withData("trouble", now.trouble())).build();
    }
}
