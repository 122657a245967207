package io.cellfleet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.cellfleet.api.rest.problem.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a stop ends live streams on the wire is seen where the packaged service is stopped: {@code RollingRestartTest}. */
class StreamsTest {

    private static final Caller CALLER =
            new Caller("follower", Role.VIEWER, Optional.of("tenant"), Optional.empty(), Optional.empty(), true);

    private final Streams streams = new Streams(new CurrentVertxRequest());

    @Test
    void aServiceThatStopsEndsLiveStreamsAndBeginsNone() {
        assertThat(streams.areEnding()).isFalse();

        streams.end(new ShutdownDelayInitiatedEvent());

        assertThat(streams.areEnding()).isTrue();
        assertThatThrownBy(() -> streams.countLive(CALLER, false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("stops");
    }
}
