package io.cellfleet.battery.reading;

/** Why a protection board holds its switches open, in the order of the bits of JBD's protection word. */
public enum DeviceProtection {
    CELL_OVERVOLTAGE("cellOvervoltage"),
    CELL_UNDERVOLTAGE("cellUndervoltage"),
    PACK_OVERVOLTAGE("packOvervoltage"),
    PACK_UNDERVOLTAGE("packUndervoltage"),
    CHARGE_TOO_HOT("chargeTooHot"),
    CHARGE_TOO_COLD("chargeTooCold"),
    DISCHARGE_TOO_HOT("dischargeTooHot"),
    DISCHARGE_TOO_COLD("dischargeTooCold"),
    CHARGE_OVERCURRENT("chargeOvercurrent"),
    DISCHARGE_OVERCURRENT("dischargeOvercurrent"),
    SHORT_CIRCUIT("shortCircuit"),
    FRONT_END_ERROR("frontEndError"),
    /** A switch was told to be off by a command. */
    MOSFET_SOFTWARE_LOCK("mosfetSoftwareLock");

    private final String label;

    DeviceProtection(String label) {
        this.label = label;
    }

    /** As printed. */
    public String label() {
        return label;
    }
}
