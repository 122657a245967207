package io.cellfleet.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** A fleet without batteries, read by this gateway beside its real lines. */
@ConfigMapping(prefix = "cellfleet.simulator")
public interface SimulatorConfig {

    /** How many packs; 0 is none. */
    @WithDefault("0")
    int packs();

    /** The same seed gives the same fleet. */
    @WithDefault("1")
    long seed();

    /** How much past is sent first, in fast motion, and the most that is sent later for the time of a stop. */
    @WithDefault("0s")
    Duration past();
}
