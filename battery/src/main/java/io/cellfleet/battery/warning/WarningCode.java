package io.cellfleet.battery.warning;

/**
 * What can be wrong: the lights of the manual's battery details with its letters, and what is warned of beyond them
 * (rule W3). The hints follow the manual's troubleshooting, in our own words.
 */
public enum WarningCode {
    /** Cell board communication error (rule W2). */
    COMMUNICATION(
            "E",
            Severity.CRITICAL,
            "Follow the flashing LEDs along the cell boards: where they stop is the fault. Check the wire there, or swap"
                    + " the two boards to see which one is broken. When no frame comes at all, check the cable from the"
                    + " End Board to the gateway."),
    /** Maximum cell voltage exceeded. */
    VOLTAGE_HIGH(
            "Vh",
            Severity.CRITICAL,
            "Check that the charger stops when the charge relay opens, and that its end voltage fits the pack. One cell"
                    + " alone that is high needs balancing: charge more slowly near full."),
    /** Minimum cell voltage exceeded. */
    VOLTAGE_LOW(
            "Vl",
            Severity.CRITICAL,
            "Charge the pack, and check that the consumers stop when the load relay opens. One cell alone that is low is"
                    + " weak or has a bad connection."),
    /** Maximum cell temperature exceeded. */
    TEMPERATURE_HIGH(
            "Th",
            Severity.CRITICAL,
            "Let the pack cool and check its ventilation and the screws of the warm cell. A cell board that balances is"
                    + " much warmer than its cell."),
    /** Minimum cell temperature exceeded. */
    TEMPERATURE_LOW("Tl", Severity.CRITICAL, "Warm the battery room: cells must not be charged in the cold."),
    /** A current is unknown: a sensor is missing (rules M1, W3). No light of the device. */
    SENSOR_UNKNOWN(
            "sensorUnknown",
            Severity.WARNING,
            "Check the sensors' plugs on the Begin Board. A single sensor belongs to Sensor 1; then set the sensor count"
                    + " to 1."),
    /** A sensor of one direction shows more than 1 A the other way for 5 minutes (rule W3). */
    SENSOR_REVERSED(
            "sensorReversed",
            Severity.WARNING,
            "Check which way the cable goes through the sensor: the incoming current must read positive while charging,"
                    + " the outgoing one while something consumes."),
    /** A sensor is at 98 % of its maximum or beyond (rule W3). */
    SENSOR_SATURATED(
            "sensorSaturated",
            Severity.WARNING,
            "More may flow than the sensor can show, so the count is too low. Put the cable through the sensor fewer"
                    + " times."),
    /** The device allows what we forbid, or the other way round, for more than 30 s (rule W3). */
    DEVICE_DISAGREES(
            "deviceDisagrees",
            Severity.WARNING,
            "Compare the settings of the device with those here, and its state of charge with ours."),
    /** The device is set to other limits (rule W3). */
    DEVICE_SETTINGS_DIFFER(
            "deviceSettingsDiffer",
            Severity.WARNING,
            "Set the device by its app, or the settings here, so that both are the same. The device cannot be set from"
                    + " here."),
    /** A relay is not where it was told to be (rule W3). */
    RELAY_DOES_NOT_FOLLOW(
            "relayDoesNotFollow",
            Severity.CRITICAL,
            "Check the relay's supply and cable, and whether its contacts are welded. Until then only the device's own"
                    + " relays protect the pack."),
    /** The SOC has not been set to full for 30 days (rule W3). */
    CALIBRATION_OVERDUE(
            "calibrationOverdue",
            Severity.INFO,
            "Charge the pack until all cells are above V-balance: that sets the state of charge to 100 %."),
    /** {@code Th}, and the warmest cell balances (rule W3). */
    BALANCING_HEAT(
            "balancingHeat",
            Severity.INFO,
            "A cell board that balances is much warmer than its cell, so the cell may be cool. The relays obey the"
                    + " temperature all the same. Charge more slowly near full."),
    /** The gateway's clock is not set, or jumped back within the last hour (rules M6, W3). */
    CLOCK(
            "clock",
            Severity.WARNING,
            "Check the gateway's time server. Until its clock is right, times of values are only as good as its"
                    + " count since the start."),
    /** Nothing was heard of the gateway for 60 s of wall time (rule W3): raised by the engine, never by a step. */
    GATEWAY_OFFLINE(
            "gatewayOffline",
            Severity.WARNING,
            "Check the site's network and the gateway's power. What it reads meanwhile comes later; its relays follow"
                    + " the pack's policy."),
    /** A record could not be digested (a bug of ours): raised by the engine, never by a step. */
    QUARANTINED(
            "quarantined",
            Severity.CRITICAL,
            "Cellfleet has met something it cannot compute. The installation's records wait, nothing is lost. Report it,"
                    + " then an administrator can release the installation.");

    private final String light;
    private final Severity severity;
    private final String hint;

    WarningCode(String light, Severity severity, String hint) {
        this.light = light;
        this.severity = severity;
        this.hint = hint;
    }

    /** The manual's letters: E, Vh, Vl, Th, Tl; a word for a warning beyond the manual. */
    public String light() {
        return light;
    }

    public Severity severity() {
        return severity;
    }

    /** Where to look; whole sentences for the operator. */
    public String hint() {
        return hint;
    }

    /** Whether the device has this light too. */
    public boolean isOfTheManual() {
        return ordinal() <= TEMPERATURE_LOW.ordinal();
    }
}
