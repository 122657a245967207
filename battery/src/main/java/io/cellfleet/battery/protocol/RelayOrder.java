package io.cellfleet.battery.protocol;

/**
 * What a device's own switches shall be. It says what is allowed; the device's protections may keep a switch open.
 *
 * @param chargeOn charging is allowed
 * @param loadOn   discharging is allowed
 */
public record RelayOrder(boolean chargeOn, boolean loadOn) {}
