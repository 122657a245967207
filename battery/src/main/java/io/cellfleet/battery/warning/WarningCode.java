package io.cellfleet.battery.warning;

/** The lights of the manual's battery details, with its letters. */
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
    TEMPERATURE_LOW("Tl");

    private final String light;

    WarningCode(String light) {
        this.light = light;
    }

    /** The manual's letters: E, Vh, Vl, Th, Tl. */
    public String light() {
        return light;
    }
}
