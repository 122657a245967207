package io.cellfleet.battery.settings;

/** Which of the manual's two relay tables holds. */
public enum RelayMode {
    /** A full pack stops charging (rules R1, R2). */
    NORMAL,
    /** Only a critical condition opens a relay, for combined chargers and inverters (rule R3). */
    CRITICAL
}
