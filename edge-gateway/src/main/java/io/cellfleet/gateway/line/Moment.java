package io.cellfleet.gateway.line;

import io.cellfleet.contract.v1.ClockQuality;

/**
 * One moment on both clocks.
 *
 * @param capturedAtMs UTC, ms since 1970-01-01T00:00Z
 * @param monotonicMs  ms on a clock that never jumps; from 0 where the source began
 * @param clockQuality how far the UTC can be trusted
 */
public record Moment(long capturedAtMs, long monotonicMs, ClockQuality clockQuality) {}
