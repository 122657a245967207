package io.cellfleet.battery.reading;

/** The bits of the device's status byte, in the order of the bits, with the names its port's page gives them. */
public enum DeviceStatus {
    CHARGE_ALLOWED("chargeAllowed"),
    DISCHARGE_ALLOWED("dischargeAllowed"),
    COMMUNICATION_ERROR("communicationError"),
    BELOW_V_MIN("belowVMin"),
    ABOVE_V_MAX("aboveVMax"),
    BELOW_T_MIN("belowTMin"),
    ABOVE_T_MAX("aboveTMax"),
    SOC_NOT_CALIBRATED("socNotCalibrated");

    private final String label;

    DeviceStatus(String label) {
        this.label = label;
    }

    /** As printed and sent. */
    public String label() {
        return label;
    }

    /** Its place in a number that holds several: the bit of the 123's status byte. */
    public int bit() {
        return 1 << ordinal();
    }
}
