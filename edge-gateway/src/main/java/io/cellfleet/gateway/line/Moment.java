package io.cellfleet.gateway.line;

import io.cellfleet.contract.v1.ClockQuality;
import java.time.Instant;

/**
 * One moment on both clocks.
 *
 * @param capturedAtMs UTC, ms since 1970-01-01T00:00Z
 * @param monotonicMs  ms on a clock that never jumps; from 0 where the source began
 * @param clockQuality how far the UTC can be trusted
 */
public record Moment(long capturedAtMs, long monotonicMs, ClockQuality clockQuality) {

    /** UTC, for people. */
    public Instant utc() {
        return Instant.ofEpochMilli(capturedAtMs);
    }

    /** UTC of an earlier moment; when its clock had not been set, as this moment's clock says it; ms since 1970. */
    long utcMsOf(Moment earlier) {
        return earlier.clockQuality() == ClockQuality.CLOCK_QUALITY_UNSET
                ? capturedAtMs - (monotonicMs - earlier.monotonicMs())
                : earlier.capturedAtMs();
    }
}
