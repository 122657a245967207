package io.cellfleet.gateway.config;

/**
 * Whether what comes off the real lines is also written down for support, checked.
 *
 * @param limitBytes on disk for each line; 10 kB..1 TiB
 */
public record RawCaptureSettings(boolean enabled, long limitBytes) {

    public RawCaptureSettings {
        Ranges.require("cellfleet.gateway.raw-capture.limit", limitBytes, 10_000, 1L << 40);
    }
}
