package io.cellfleet.history.peers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How instances find and ask each other. */
@ConfigMapping(prefix = "history.peers")
public interface PeersConfig {

    /** Where the others reach this instance's gRPC server, host:port. */
    @NotBlank
    String address();

    /** How often an instance says that it is there and looks for the others; three times that long it is believed. */
    @WithDefault("5s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration every();

    /** How long an answer of another instance is waited for; then the answer to the question is incomplete. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 30)
    Duration patience();
}
