package io.cellfleet.gateway.config;

/** How far the operator trusts the system's clock. */
public enum ClockSetting {
    /** Found out, as far as it can be; see {@link io.cellfleet.gateway.clock.ClockJudge}. */
    AUTO,
    /** The clock has not been set since the board was powered. */
    UNSET,
    /** Set once, from a real-time clock or by hand. */
    SET,
    /** Disciplined by a time server, which the operator warrants. */
    SYNCHRONISED
}
