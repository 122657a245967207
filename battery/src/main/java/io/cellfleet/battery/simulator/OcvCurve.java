package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.Chemistry;

/**
 * The voltage of a resting cell over its state of charge. LiFePO4 rests higher after a charge than after a discharge, so
 * it has two branches; for the others no second branch is known here, and both are the same.
 *
 * <p>Sources: LiFePO4 measured at C/20 and 20 °C (charge) and fitted (discharge); NMC and LTO from Libre Solar. Li-ion
 * uses the NMC curve. Below empty and above full, which tables do not know, the voltage runs away by 200 mV per 1 %.
 */
final class OcvCurve {

    private static final OcvCurve LIFEPO4 = new OcvCurve(
            evenly(
                    2.587, 3.135, 3.247, 3.264, 3.290, 3.309, 3.324, 3.333, 3.336, 3.338, 3.339, 3.341, 3.343, 3.346,
                    3.353, 3.371, 3.378, 3.380, 3.385, 3.405, 3.600),
            new double[][] {
                {0, 2.321}, {2, 2.877}, {5, 3.062}, {8, 3.162}, {12, 3.184}, {18, 3.215}, {25, 3.241}, {35, 3.268},
                {45, 3.282}, {55, 3.289}, {65, 3.296}, {75, 3.320}, {85, 3.334}, {92, 3.341}, {96, 3.355}, {99, 3.421},
                {100, 3.551}
            });

    private static final OcvCurve NMC = new OcvCurve(evenly(
            2.800, 3.588, 3.684, 3.702, 3.726, 3.745, 3.764, 3.787, 3.803, 3.819, 3.838, 3.858, 3.883, 3.924, 3.962,
            3.993, 4.026, 4.056, 4.089, 4.135, 4.198));

    private static final OcvCurve LTO = new OcvCurve(evenly(
            2.000, 2.105, 2.125, 2.141, 2.154, 2.166, 2.177, 2.187, 2.198, 2.210, 2.224, 2.240, 2.259, 2.282, 2.309,
            2.340, 2.376, 2.415, 2.458, 2.513, 2.800));

    /** The fine tables reach from here to as far above full, in steps of 0.1 %. */
    private static final double LOWEST_SOC = -0.05;

    private static final int STEPS_PER_ONE = 1_000;
    private static final int STEPS = 1_100;
    private static final double RUNAWAY_V_PER_ONE = 20;

    private final double[] chargeV;
    private final double[] dischargeV;

    private OcvCurve(double[][] points) {
        this(points, points);
    }

    private OcvCurve(double[][] chargePoints, double[][] dischargePoints) {
        chargeV = fine(chargePoints);
        dischargeV = fine(dischargePoints);
    }

    static OcvCurve of(Chemistry chemistry) {
        return switch (chemistry) {
            case LIFEPO4 -> LIFEPO4;
            case LTO -> LTO;
            case NMC, LI_ION -> NMC;
        };
    }

    /**
     * The voltage of a cell that has rested.
     *
     * @param soc    1 is full
     * @param branch 1 is the charge branch, 0 the discharge branch
     * @return V
     */
    double voltage(double soc, double branch) {
        double position = (soc - LOWEST_SOC) * STEPS_PER_ONE;
        int index = (int) Math.max(0, Math.min(STEPS - 1, position));
        double rest = Math.max(0, Math.min(1, position - index));
        double charge = chargeV[index] + rest * (chargeV[index + 1] - chargeV[index]);
        double discharge = dischargeV[index] + rest * (dischargeV[index + 1] - dischargeV[index]);
        return discharge + branch * (charge - discharge);
    }

    /**
     * The state of charge at which a charged cell rests at {@code volts}; within the reach of the tables.
     */
    double chargedSoc(double volts) {
        int index = 0;
        while (index < STEPS && chargeV[index] < volts) {
            index++;
        }
        return LOWEST_SOC + (double) index / STEPS_PER_ONE;
    }

    private static double[][] evenly(double... volts) {
        double[][] points = new double[volts.length][];
        for (int i = 0; i < volts.length; i++) {
            points[i] = new double[] {100.0 * i / (volts.length - 1), volts[i]};
        }
        return points;
    }

    private static double[] fine(double[][] points) {
        double[] volts = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            volts[i] = interpolated(points, LOWEST_SOC + (double) i / STEPS_PER_ONE);
        }
        return volts;
    }

    private static double interpolated(double[][] points, double soc) {
        if (soc < 0) {
            return points[0][1] + soc * RUNAWAY_V_PER_ONE;
        }
        if (soc > 1) {
            return points[points.length - 1][1] + (soc - 1) * RUNAWAY_V_PER_ONE;
        }
        int right = 1;
        while (right < points.length - 1 && points[right][0] < 100 * soc) {
            right++;
        }
        double[] from = points[right - 1];
        double[] to = points[right];
        return from[1] + (to[1] - from[1]) * (100 * soc - from[0]) / (to[0] - from[0]);
    }
}
