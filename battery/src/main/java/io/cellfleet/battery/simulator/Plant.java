package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.PackSettings;

/**
 * What is connected to the pack: a solar charger that stops raising the voltage a little above the balance voltage, and
 * an inverter. Both obey the relays of the pack's own device.
 */
final class Plant {

    private static final double CONVERSION = 0.95;
    /** Where the charger holds the voltage, as a share of the way from Vbalance to Vmax. */
    private static final double HOLD_SHARE = 0.4;
    /** Peak powers where the settings name none, for the capacity: full in about five hours of sun. */
    private static final double USUAL_W_PER_WH = 0.2;

    private final double solarPeakW;
    private final double inverterPeakW;
    private final double holdV;

    private double incomingA;
    private double outgoingA;

    Plant(PackSettings settings) {
        double usualW = settings.capacityWh() * USUAL_W_PER_WH;
        solarPeakW = settings.solarPeakW().isPresent() ? settings.solarPeakW().getAsInt() : usualW;
        inverterPeakW =
                settings.inverterPeakW().isPresent() ? settings.inverterPeakW().getAsInt() : usualW;
        double holdMv = settings.fullMv() + HOLD_SHARE * (settings.vMaxMv() - settings.fullMv());
        holdV = settings.cellCount() * holdMv / 1_000;
    }

    void step(DayProfile day, Cells cells, boolean chargeAllowed, boolean loadAllowed) {
        double packV = Math.max(1, cells.packV());
        outgoingA = loadAllowed ? day.loadShare() * inverterPeakW / CONVERSION / packV : 0;
        double offeredA = day.solarShare() * solarPeakW * CONVERSION / packV;
        double acceptedA = Math.max(0, cells.currentToHold(holdV) + outgoingA);
        incomingA = chargeAllowed ? Math.min(offeredA, acceptedA) : 0;
    }

    /** A through sensor 1. */
    double incomingA() {
        return incomingA;
    }

    /** A through sensor 2. */
    double outgoingA() {
        return outgoingA;
    }
}
