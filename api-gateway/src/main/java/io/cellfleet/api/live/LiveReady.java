package io.cellfleet.api.live;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the live view has caught up: an empty view must not be taken for a dead fleet. */
@Readiness
@ApplicationScoped
public class LiveReady implements HealthCheck {

    private final LiveFollower follower;

    LiveReady(LiveFollower follower) {
        this.follower = follower;
    }

    @Override
    public HealthCheckResponse call() {
        LiveFollower.State state = follower.state();
        return HealthCheckResponse.named("live view")
                .status(state.caughtUp())
                .withData("detail", state.detail())
                .build();
    }
}
