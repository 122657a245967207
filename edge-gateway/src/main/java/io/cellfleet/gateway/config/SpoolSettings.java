package io.cellfleet.gateway.config;

import java.time.Duration;

/**
 * How the spool keeps records, checked.
 *
 * @param sync        how long a record may be in the file before the disk is waited for; 0 waits for each; up to 60 s
 * @param limitBytes  of the file; beyond it the oldest records are dropped; 1 MiB..1 TiB
 * @param memoryLimit records that may wait in memory while the disk takes none, and the length of the spool from which on
 *                    simulated packs and captures wait; 100..1000000
 */
public record SpoolSettings(Duration sync, long limitBytes, int memoryLimit) {

    private static final Duration LONGEST_SYNC = Duration.ofSeconds(60);

    public SpoolSettings {
        Ranges.require("cellfleet.gateway.spool.sync", sync, Duration.ZERO, LONGEST_SYNC);
        Ranges.require("cellfleet.gateway.spool.limit", limitBytes, 1L << 20, 1L << 40);
        Ranges.require("cellfleet.gateway.queue", memoryLimit, 100, 1_000_000);
    }
}
