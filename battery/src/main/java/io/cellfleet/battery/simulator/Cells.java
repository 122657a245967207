package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.PackSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The cells as they really are: charge, voltage and temperature of each. The pack was balanced at the top once, so a
 * smaller cell is the emptier one.
 */
final class Cells {

    /** How long polarisation takes to come and go. */
    private static final double POLARISATION_S = 30;
    /** How long a cell takes to follow the air. */
    private static final double COOLING_S = 7_200;

    private static final double JOULE_PER_KELVIN_AND_AH = 20;
    /** A change of direction moves the resting voltage to the other branch within a twentieth of the capacity. */
    private static final double BRANCH_SHARE = 0.05;
    /** Three percent a month. */
    private static final double SELF_DISCHARGE_PER_S = 0.03 / (30 * 86_400.0);

    private static final double WEAK_CAPACITY = 0.6;
    private static final double WEAK_RESISTANCE = 4;
    /** The bad contact's heat at 0.1 C warms its cell by this much in the end. */
    private static final double HOT_CONTACT_K = 20;

    private final OcvCurve curve;
    private final PackPhysics physics;
    private final int weakCell;
    private final int hotCell;

    private final double[] capacityAs;
    private final double[] resistanceOhm;
    private final double[] soc;
    private final double[] voltageV;
    private final double[] temperatureC;
    private double polarisationV;
    private double branch = 0.5;
    private double restingV;
    private double packResistanceOhm;
    private boolean weak;
    private boolean hot;

    Cells(PackSettings settings, PackPhysics physics, SplitMix random) {
        this.curve = OcvCurve.of(settings.chemistry());
        this.physics = physics;
        int count = settings.cellCount();
        weakCell = random.below(count);
        hotCell = random.below(count);
        capacityAs = new double[count];
        resistanceOhm = new double[count];
        soc = new double[count];
        voltageV = new double[count];
        temperatureC = new double[count];
        for (int i = 0; i < count; i++) {
            double size = 1 + random.bell(0.005);
            capacityAs[i] = physics.cellCapacityAh() * 3_600 * size;
            resistanceOhm[i] = physics.resistanceMilliohm() / 1_000 * (1 + random.bell(0.05));
            soc[i] = 1 - (1 - physics.initialSoc()) / size + random.bell(0.001);
            temperatureC[i] = physics.ambientC();
        }
        measureUp(0);
    }

    int count() {
        return soc.length;
    }

    /** V between the poles, under the current of the last step; cells count from 0 here. */
    double voltageV(int cell) {
        return voltageV[cell];
    }

    double temperatureC(int cell) {
        return temperatureC[cell];
    }

    /** V of the whole pack. */
    double packV() {
        double sum = 0;
        for (double volts : voltageV) {
            sum += volts;
        }
        return sum;
    }

    /** The net current that would hold the pack at {@code packV}; A, plus is charging. */
    double currentToHold(double packV) {
        return (packV - restingV - polarisationV * count()) / packResistanceOhm;
    }

    /** The mean of what the cells hold, 1 is full. */
    double meanSoc() {
        double sum = 0;
        for (double share : soc) {
            sum += share;
        }
        return sum / count();
    }

    void weak(boolean on) {
        weak = on;
    }

    void hot(boolean on) {
        hot = on;
    }

    /**
     * @param currentA   through all cells, plus is charging
     * @param balancingA what each cell's board burns, by cell
     */
    void step(double currentA, double[] balancingA, double ambientC, double seconds) {
        polarisationV += (currentA * physics.polarisationMilliohm() / 1_000 - polarisationV) * seconds / POLARISATION_S;
        branch += currentA * seconds / (physics.cellCapacityAh() * 3_600 * BRANCH_SHARE);
        branch = Math.max(0, Math.min(1, branch));
        for (int i = 0; i < soc.length; i++) {
            double lost = Math.max(0, soc[i]) * SELF_DISCHARGE_PER_S;
            soc[i] += ((currentA - balancingA[i]) / capacityAs(i) - lost) * seconds;
            warm(i, currentA, ambientC, seconds);
        }
        measureUp(currentA);
    }

    private void warm(int cell, double currentA, double ambientC, double seconds) {
        double heatW = currentA * currentA * resistanceOhm(cell);
        double gain = heatW / (physics.cellCapacityAh() * JOULE_PER_KELVIN_AND_AH);
        if (hot && cell == hotCell) {
            double tenthsOfC = currentA / (0.1 * physics.cellCapacityAh());
            gain += tenthsOfC * tenthsOfC * HOT_CONTACT_K / COOLING_S;
        }
        temperatureC[cell] += (gain - (temperatureC[cell] - ambientC) / COOLING_S) * seconds;
    }

    private void measureUp(double currentA) {
        restingV = 0;
        packResistanceOhm = 0;
        for (int i = 0; i < soc.length; i++) {
            double resting = curve.voltage(soc[i], branch);
            double ohm = resistanceOhm(i);
            restingV += resting;
            packResistanceOhm += ohm;
            voltageV[i] = Math.max(0, resting + polarisationV + currentA * ohm);
        }
    }

    private double capacityAs(int cell) {
        return weak && cell == weakCell ? capacityAs[cell] * WEAK_CAPACITY : capacityAs[cell];
    }

    private double resistanceOhm(int cell) {
        return weak && cell == weakCell ? resistanceOhm[cell] * WEAK_RESISTANCE : resistanceOhm[cell];
    }

    void save(DataOutput out) throws IOException {
        Numbers.save(out, soc);
        Numbers.save(out, voltageV);
        Numbers.save(out, temperatureC);
        out.writeDouble(polarisationV);
        out.writeDouble(branch);
        out.writeDouble(restingV);
        out.writeDouble(packResistanceOhm);
    }

    void restore(DataInput in) throws IOException {
        Numbers.restore(in, soc);
        Numbers.restore(in, voltageV);
        Numbers.restore(in, temperatureC);
        polarisationV = in.readDouble();
        branch = in.readDouble();
        restingV = in.readDouble();
        packResistanceOhm = in.readDouble();
    }
}
