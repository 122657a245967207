package io.cellfleet.battery.measure;

import io.cellfleet.battery.settings.PackSettings;
import java.util.OptionalInt;

/** The manual's colours of a cell (rule S9). */
public enum CellColour {
    /** Within its limits. */
    GREEN,
    /** Balancing: at or above Vbalance. */
    YELLOW,
    /** At or beyond Vmax or Vmin, or its temperature beyond Tmin or Tmax. */
    RED,
    /** Not heard for too long, or never. */
    GREY;

    /**
     * The colour of a cell that is heard.
     *
     * @param voltageMv mV
     * @param deciC     0.1 °C; empty where the cell has no probe of its own
     */
    public static CellColour of(int voltageMv, OptionalInt deciC, PackSettings settings) {
        boolean beyondVoltage = voltageMv >= settings.vMaxMv() || voltageMv <= settings.vMinMv();
        boolean beyondTemperature = deciC.isPresent()
                && (deciC.getAsInt() < settings.tMinDeciC() || deciC.getAsInt() > settings.tMaxDeciC());
        if (beyondVoltage || beyondTemperature) {
            return RED;
        }
        return balances(voltageMv, settings) ? YELLOW : GREEN;
    }

    /** Whether a cell board dissipates at this voltage, mV; never where balancing is switched off. */
    public static boolean balances(int voltageMv, PackSettings settings) {
        return settings.vBalanceMv().isPresent()
                && voltageMv >= settings.vBalanceMv().getAsInt();
    }
}
