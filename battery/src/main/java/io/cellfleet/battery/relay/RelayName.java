package io.cellfleet.battery.relay;

/** The two relays of the End Board. */
public enum RelayName {
    CHARGE,
    LOAD
}
