package io.cellfleet.gateway.config;

import java.time.Duration;

/**
 * How records are sent, checked.
 *
 * @param batch            how long records are gathered with {@link UplinkProfile#METERED}; 5..60 s
 * @param recordsPerSecond the most that real lines send after an outage, so that others are not delayed; 10..1000000
 * @param inFlightLimit    records without Kafka's acknowledgement; 1..100000
 * @param traceEvery       of so many records one is followed through the chain; 0: none is; 0..1000000
 */
public record UplinkSettings(
        UplinkProfile profile, Duration batch, int recordsPerSecond, int inFlightLimit, int traceEvery) {

    public UplinkSettings {
        Ranges.require("cellfleet.gateway.uplink-batch", batch, Duration.ofSeconds(5), Duration.ofSeconds(60));
        Ranges.require("cellfleet.gateway.uplink-rate", recordsPerSecond, 10, 1_000_000);
        Ranges.require("cellfleet.gateway.in-flight", inFlightLimit, 1, 100_000);
        Ranges.require("cellfleet.gateway.trace-every", traceEvery, 0, 1_000_000);
    }
}
