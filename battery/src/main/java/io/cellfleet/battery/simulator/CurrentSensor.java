package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.CurrentSensors;

/** A dual range current sensor (manual, specifications): finer and shorter the more often the cable goes through. */
final class CurrentSensor {

    private static final double FINE_STEP_MA = 50;
    private static final double COARSE_STEP_MA = 1_250;

    private final CurrentSensors sensors;

    CurrentSensor(CurrentSensors sensors) {
        this.sensors = sensors;
    }

    /**
     * What the device sees of a current; mA. Nearer to zero than the blind spot it is exactly 0, and beyond the most
     * that can be measured it is that most.
     */
    int measuredMa(double currentA) {
        double amountMa = Math.min(Math.abs(currentA) * 1_000, sensors.maximumMa());
        if (amountMa < sensors.blindSpotMa()) {
            return 0;
        }
        double step = (amountMa < sensors.fineRangeMa() ? FINE_STEP_MA : COARSE_STEP_MA) / sensors.loops();
        int measuredMa = (int) Math.round(Math.round(amountMa / step) * step);
        return currentA < 0 ? -measuredMa : measuredMa;
    }
}
