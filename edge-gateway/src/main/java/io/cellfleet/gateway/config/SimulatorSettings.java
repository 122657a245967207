package io.cellfleet.gateway.config;

import java.time.Duration;

/**
 * The simulated fleet, checked.
 *
 * @param packCount 0..20000; 0 is none
 * @param past      0..14 days, which is as long as Kafka keeps frames
 */
public record SimulatorSettings(int packCount, long seed, Duration past) {

    private static final int MOST_PACKS = 20_000;
    private static final Duration LONGEST_PAST = Duration.ofDays(14);

    public SimulatorSettings {
        if (packCount < 0 || packCount > MOST_PACKS) {
            throw new InvalidSettings("cellfleet.simulator.packs is " + packCount + " but must be 0 to " + MOST_PACKS);
        }
        if (past.isNegative() || past.compareTo(LONGEST_PAST) > 0) {
            throw new InvalidSettings("cellfleet.simulator.past is " + past + " but must be 0 to 14 days");
        }
    }
}
