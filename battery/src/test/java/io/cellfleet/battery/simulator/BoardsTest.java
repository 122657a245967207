package io.cellfleet.battery.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.settings.PackSettings;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the cell boards add to the truth: steps, fixed errors, balancing and its heat. */
class BoardsTest {

    private final PackSettings settings = Simulation.settings(16, "LiFePO4", 12_000);

    private Cells cells(double soc) {
        return new Cells(settings, PackPhysics.typical(settings, soc, 20, 47, 1), new SplitMix(1));
    }

    @Test
    void measuresInStepsOf5MvWithAFixedErrorOfAtMost20Mv() {
        Cells cells = cells(0.5);
        Boards boards = new Boards(settings, new SplitMix(2));
        boards.measure(cells, 16, 1);
        int wrong = 0;
        for (int i = 0; i < 16; i++) {
            double errorMv = boards.voltageMv(i) - cells.voltageV(i) * 1_000;
            assertThat(boards.voltageMv(i) % 5).isZero();
            assertThat(errorMv).isBetween(-22.5, 22.5);
            wrong += Math.abs(errorMv) > 5 ? 1 : 0;
        }
        assertThat(wrong).as("boards that are visibly off").isPositive();
        int first = boards.voltageMv(3);
        boards.measure(cells, 16, 1);
        assertThat(boards.voltageMv(3)).as("the error is fixed, not noise").isEqualTo(first);
    }

    @Test
    void burnsOneAmpereAtTheBalanceVoltageAndReadsWarmerForIt() {
        Boards full = new Boards(settings, new SplitMix(2));
        Boards half = new Boards(settings, new SplitMix(2));
        for (int second = 0; second < 600; second++) {
            full.measure(cells(0.98), 16, 1);
            half.measure(cells(0.5), 16, 1);
        }

        assertThat(full.balancingA()).containsOnly(1.0);
        assertThat(half.balancingA()).containsOnly(0.0);
        double warmerK = (full.raw(0) - half.raw(0)) * 0.857;
        assertThat(warmerK).isCloseTo(15, Offset.offset(1.0));
    }

    @Test
    void balancingDischargesItsCellOnly() {
        Cells cells = cells(0.9);
        double before = cells.meanSoc();
        double[] balancingA = new double[16];
        balancingA[5] = 1;
        for (int second = 0; second < 3_600; second++) {
            cells.step(0, balancingA, 20, 1);
        }

        double lostAh = (before - cells.meanSoc())
                * 16
                * PackPhysics.typical(settings, 0.9, 20, 47, 1).cellCapacityAh();
        assertThat(lostAh).as("1 Ah in an hour, and a little self-discharge").isBetween(1.0, 1.25);
    }

    @Test
    void aCalledCellAnswersWhatItMeasuredAStepBefore() {
        Boards boards = new Boards(settings, new SplitMix(2));
        boards.measure(cells(0.2), 16, 1);
        int then = boards.voltageMv(4);
        boards.measure(cells(0.9), 16, 1);

        assertThat(boards.calledVoltageMv(4)).isEqualTo(then).isNotEqualTo(boards.voltageMv(4));
    }
}
