package io.cellfleet.battery.warning;

/** What can be wrong: the lights of the manual's battery details with its letters, and what is warned of beyond them. */
public enum WarningCode {
    /** Cell board communication error (rule W2). */
    COMMUNICATION("E"),
    /** Maximum cell voltage exceeded. */
    VOLTAGE_HIGH("Vh"),
    /** Minimum cell voltage exceeded. */
    VOLTAGE_LOW("Vl"),
    /** Maximum cell temperature exceeded. */
    TEMPERATURE_HIGH("Th"),
    /** Minimum cell temperature exceeded. */
    TEMPERATURE_LOW("Tl"),
    /** A current is unknown: a sensor is missing (rules M1, W3). No light of the device. */
    SENSOR_UNKNOWN("sensorUnknown");

    private final String light;

    WarningCode(String light) {
        this.light = light;
    }

    /** The manual's letters: E, Vh, Vl, Th, Tl; a word for a warning beyond the manual. */
    public String light() {
        return light;
    }
}
