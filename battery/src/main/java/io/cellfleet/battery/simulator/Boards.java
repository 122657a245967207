package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.PackSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The cell boards: they measure, each with its own small error, and burn 1 A where a cell is at the balance voltage,
 * which warms the board and so its reading. Cells count from 0 here.
 */
final class Boards {

    private static final int STEP_MV = 5;
    private static final double WORST_ERROR_MV = 20;
    private static final double BALANCING_A = 1;
    private static final double BALANCING_HEAT_K = 15;
    private static final double BALANCING_HEAT_S = 90;

    private final PackSettings settings;
    private final double[] errorMv;
    private final double[] errorK;
    private final double[] boardHeatK;
    private final double[] balancingA;
    private final int[] voltageMv;
    private final int[] raw;
    private final int[] voltageMvBefore;
    private final int[] rawBefore;

    private int lowestCell;
    private int highestCell;
    private int coldestCell;
    private int hottestCell;
    private int packMv;

    Boards(PackSettings settings, SplitMix random) {
        this.settings = settings;
        int count = settings.cellCount();
        errorMv = new double[count];
        errorK = new double[count];
        boardHeatK = new double[count];
        balancingA = new double[count];
        voltageMv = new int[count];
        raw = new int[count];
        voltageMvBefore = new int[count];
        rawBefore = new int[count];
        for (int i = 0; i < count; i++) {
            errorMv[i] = random.bell(WORST_ERROR_MV / 3);
            errorK[i] = random.bell(0.5);
        }
    }

    /**
     * @param heard how many cells are heard, from the first; the extremes and the pack voltage are theirs
     */
    void measure(Cells cells, int heard, double seconds) {
        System.arraycopy(voltageMv, 0, voltageMvBefore, 0, voltageMv.length);
        System.arraycopy(raw, 0, rawBefore, 0, raw.length);
        for (int i = 0; i < voltageMv.length; i++) {
            double mv = cells.voltageV(i) * 1_000 + errorMv[i];
            voltageMv[i] = Math.max(0, (int) Math.round(mv / STEP_MV) * STEP_MV);
            balance(i, seconds);
            double c = cells.temperatureC(i) + errorK[i] + boardHeatK[i];
            raw[i] = settings.temperatureScale().raw((int) Math.round(10 * c));
        }
        findExtremes(heard);
    }

    private void balance(int cell, double seconds) {
        boolean on = settings.vBalanceMv().isPresent()
                && voltageMv[cell] >= settings.vBalanceMv().getAsInt();
        balancingA[cell] = on ? BALANCING_A : 0;
        boardHeatK[cell] += ((on ? BALANCING_HEAT_K : 0) - boardHeatK[cell]) * seconds / BALANCING_HEAT_S;
    }

    private void findExtremes(int heard) {
        lowestCell = 0;
        highestCell = 0;
        coldestCell = 0;
        hottestCell = 0;
        packMv = 0;
        for (int i = 0; i < heard; i++) {
            packMv += voltageMv[i];
            lowestCell = voltageMv[i] < voltageMv[lowestCell] ? i : lowestCell;
            highestCell = voltageMv[i] > voltageMv[highestCell] ? i : highestCell;
            coldestCell = raw[i] < raw[coldestCell] ? i : coldestCell;
            hottestCell = raw[i] > raw[hottestCell] ? i : hottestCell;
        }
    }

    /** What each board burns from the next step on; A. Not to be changed. */
    double[] balancingA() {
        return balancingA;
    }

    int packMv() {
        return packMv;
    }

    int voltageMv(int cell) {
        return voltageMv[cell];
    }

    int raw(int cell) {
        return raw[cell];
    }

    /** What a called cell answers: it was measured a step before the extremes of the same frame. */
    int calledVoltageMv(int cell) {
        return voltageMvBefore[cell];
    }

    int calledRaw(int cell) {
        return rawBefore[cell];
    }

    int lowestCell() {
        return lowestCell;
    }

    int highestCell() {
        return highestCell;
    }

    int coldestCell() {
        return coldestCell;
    }

    int hottestCell() {
        return hottestCell;
    }

    void save(DataOutput out) throws IOException {
        Numbers.save(out, boardHeatK);
        Numbers.save(out, balancingA);
        Numbers.save(out, voltageMv);
        Numbers.save(out, raw);
    }

    void restore(DataInput in) throws IOException {
        Numbers.restore(in, boardHeatK);
        Numbers.restore(in, balancingA);
        Numbers.restore(in, voltageMv);
        Numbers.restore(in, raw);
    }
}
