package io.cellfleet.battery.relay;

/** Why a relay is off (rule R9), in the manual's terms. */
public enum BlockReason {
    CELL_VOLTAGE_AT_OR_ABOVE_V_MAX("cellVoltageAtOrAboveVMax"),
    ALL_CELL_VOLTAGES_AT_OR_ABOVE_V_BALANCE("allCellVoltagesAtOrAboveVBalance"),
    CELL_VOLTAGE_AT_OR_BELOW_V_MIN("cellVoltageAtOrBelowVMin"),
    CELL_TEMPERATURE_BELOW_T_MIN("cellTemperatureBelowTMin"),
    CELL_TEMPERATURE_ABOVE_T_MAX("cellTemperatureAboveTMax"),
    NO_CELL_COMMUNICATION("noCellCommunication"),
    NOT_ALL_CELL_VOLTAGES_BELOW_V_BALANCE("notAllCellVoltagesBelowVBalance"),
    NOT_ALL_CELL_VOLTAGES_BELOW_V_MAX("notAllCellVoltagesBelowVMax"),
    NOT_ALL_CELL_VOLTAGES_ABOVE_V_MIN("notAllCellVoltagesAboveVMin"),
    SOC_NOT_BELOW_CHARGE_RESTART("socNotBelowChargeRestart"),
    SOC_BELOW_DISCHARGE_RESTART("socBelowDischargeRestart"),
    CELL_TEMPERATURE_NOT_ABOVE_T_MIN("cellTemperatureNotAboveTMin"),
    CELL_TEMPERATURE_NOT_BELOW_T_MAX("cellTemperatureNotBelowTMax"),
    /** Fewer than three valid frames yet (rule R7). */
    FIRST_FRAMES("firstFrames"),
    /** After {@code Vl}, without a calibrated SOC: the cells must first recover (rule R6). */
    NOT_RECOVERED_AFTER_V_MIN("notRecoveredAfterVMin"),
    /** The shortest time off after a voltage trip has not passed (rule R8). */
    MINIMUM_OFF_TIME("minimumOffTime"),
    /** A condition of the enable column is neither seen nor refuted by two of the last three frames (rule M3). */
    NOT_YET_KNOWN("notYetKnown");

    private final String label;

    BlockReason(String label) {
        this.label = label;
    }

    /** As printed and sent. */
    public String label() {
        return label;
    }
}
