package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.PackSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the device counts: its state of charge, and the energy of today and of its life. */
final class DeviceCounters {

    private static final double MOST_UNTIL_FULL = 0.99;
    private static final int EMPTY_AFTER_S = 60;
    private static final double S_PER_H = 3_600;

    private final double capacityAs;
    private double soc;
    private boolean calibrated;
    private double belowMinimumS;
    private double collectedTodayWh;
    private double consumedTodayWh;
    private double collectedWh;
    private double consumedWh;

    DeviceCounters(PackSettings settings, PackPhysics physics, SplitMix random) {
        int nominalMv = settings.nominalCellMv().orElse(settings.chemistry().nominalCellMv());
        this.capacityAs = 1_000.0 * settings.capacityWh() / (settings.cellCount() * nominalMv) * S_PER_H;
        double fullSoc = OcvCurve.of(settings.chemistry()).chargedSoc(settings.fullMv() / 1_000.0);
        double missingAs = (fullSoc - physics.initialSoc()) * physics.cellCapacityAh() * S_PER_H;
        this.soc = Math.max(0, Math.min(MOST_UNTIL_FULL, 1 - missingAs / capacityAs));
        // Most have been full since they were set up.
        this.calibrated = random.below(8) > 0;
        // As if the pack had been in use for up to five years.
        this.consumedWh = (double) settings.capacityWh() * random.below(1_500);
        this.collectedWh = consumedWh * 1.04;
    }

    /** What the device counts as a full cycle is its capacity once. */
    int cycles(int capacityWh) {
        return (int) (consumedWh / capacityWh);
    }

    /** The sensors' currents in mA; what a missing sensor would have said is 0. */
    void count(int netMa, int incomingMa, int outgoingMa, int packMv, double seconds) {
        double counted = soc + netMa / 1_000.0 * seconds / capacityAs;
        soc = Math.max(0, Math.min(counted, Math.max(soc, MOST_UNTIL_FULL)));
        double collected = Math.max(0, incomingMa) / 1_000.0 * packMv / 1_000 * seconds / S_PER_H;
        double consumed = Math.max(0, outgoingMa) / 1_000.0 * packMv / 1_000 * seconds / S_PER_H;
        collectedTodayWh += collected;
        collectedWh += collected;
        consumedTodayWh += consumed;
        consumedWh += consumed;
    }

    void recalibrate(boolean full, boolean belowMinimum, boolean loadAllowed, double seconds) {
        if (full) {
            soc = 1;
            calibrated = true;
        }
        belowMinimumS = belowMinimum && !loadAllowed ? belowMinimumS + seconds : 0;
        if (belowMinimumS > EMPTY_AFTER_S) {
            soc = 0;
            calibrated = true;
        }
    }

    void newDay() {
        collectedTodayWh = 0;
        consumedTodayWh = 0;
    }

    int socPercent() {
        return (int) Math.round(100 * soc);
    }

    boolean calibrated() {
        return calibrated;
    }

    double soc() {
        return soc;
    }

    int collectedTodayWh() {
        return (int) collectedTodayWh;
    }

    int consumedTodayWh() {
        return (int) consumedTodayWh;
    }

    int collectedKwh() {
        return (int) (collectedWh / 1_000);
    }

    int consumedKwh() {
        return (int) (consumedWh / 1_000);
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(soc);
        out.writeBoolean(calibrated);
        out.writeDouble(belowMinimumS);
        out.writeDouble(collectedTodayWh);
        out.writeDouble(consumedTodayWh);
        out.writeDouble(collectedWh);
        out.writeDouble(consumedWh);
    }

    void restore(DataInput in) throws IOException {
        soc = in.readDouble();
        calibrated = in.readBoolean();
        belowMinimumS = in.readDouble();
        collectedTodayWh = in.readDouble();
        consumedTodayWh = in.readDouble();
        collectedWh = in.readDouble();
        consumedWh = in.readDouble();
    }
}
