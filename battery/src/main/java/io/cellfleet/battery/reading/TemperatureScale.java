package io.cellfleet.battery.reading;

/**
 * How the raw temperature counts of the 123 become degrees. The vendor's document and the vendor's software disagree,
 * so it is a setting of the pack and the raw count is always kept.
 */
public enum TemperatureScale {
    /** 0.857 K a count, −232.1 °C at 0: the vendor's driver and app. */
    DRIVER,
    /** 1 K a count, −276 °C at 0: the vendor's document. */
    DOCUMENT;

    /**
     * @param raw count as on the wire; 0..65535
     * @return 0.1 °C, rounded half up
     */
    public int deciC(int raw) {
        return switch (this) {
            case DRIVER -> Math.floorDiv(857 * raw - 232_100 + 50, 100);
            case DOCUMENT -> 10 * raw - 2_760;
        };
    }

    /** The count whose temperature is nearest to {@code deciC}; at least 0. */
    public int raw(int deciC) {
        return switch (this) {
            case DRIVER -> Math.max(0, Math.floorDiv(100 * deciC + 232_100 + 428, 857));
            case DOCUMENT -> Math.max(0, Math.floorDiv(deciC + 2_760 + 5, 10));
        };
    }
}
