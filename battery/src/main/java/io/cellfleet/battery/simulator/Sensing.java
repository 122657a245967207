package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.CurrentSensors;

/**
 * What the device sees of the currents through its one or two sensors. One sensor measures charger and load together
 * and is the total; with two, the total is what comes in less what goes out.
 *
 * <p>A lost sensor 1 leaves the total unknown. What a device says then is not documented; this is our choice.
 */
final class Sensing {

    private final CurrentSensors sensors;
    private final CurrentSensor sensor;
    private boolean lost;
    private int current1Ma;
    private int current2Ma;

    Sensing(CurrentSensors sensors) {
        this.sensors = sensors;
        this.sensor = new CurrentSensor(sensors);
    }

    void measure(Plant plant, boolean lost, boolean wrongPolarity) {
        this.lost = lost;
        if (isSingle()) {
            current1Ma = read(plant.incomingA() - plant.outgoingA(), wrongPolarity);
        } else {
            current1Ma = read(plant.incomingA(), wrongPolarity);
            current2Ma = read(plant.outgoingA(), false);
        }
    }

    private int read(double currentA, boolean wrongPolarity) {
        return sensor.measuredMa(sensors.inverted() == wrongPolarity ? currentA : -currentA);
    }

    boolean isSingle() {
        return sensors.count() == 1;
    }

    boolean knowsCurrent1() {
        return !isSingle() && !lost;
    }

    boolean knowsTotal() {
        return !lost;
    }

    int current1Ma() {
        return current1Ma;
    }

    int current2Ma() {
        return current2Ma;
    }

    /** mA, plus is charging; 0 where it is not known, for counting. */
    int totalMa() {
        return lost ? 0 : current1Ma - current2Ma;
    }

    /** mA that come in by whichever sensor; 0 or more. */
    int incomingMa() {
        return Math.max(0, knownCurrent1Ma()) + Math.max(0, -current2Ma);
    }

    /** mA that go out by whichever sensor; 0 or more. */
    int outgoingMa() {
        return Math.max(0, -knownCurrent1Ma()) + Math.max(0, current2Ma);
    }

    private int knownCurrent1Ma() {
        return lost ? 0 : current1Ma;
    }
}
