package io.cellfleet.battery.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.settings.PackSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How the simulated device counts its charge: 12 kWh of LiFePO4, which it takes for 234.4 Ah. */
class DeviceCountersTest {

    private static final int FULL_CURRENT_MA = 234_375;

    private final PackSettings settings = Simulation.settings(16, "LiFePO4", 12_000);
    private final DeviceCounters counters = counters(0.5);

    private DeviceCounters counters(double trueSoc) {
        return new DeviceCounters(settings, PackPhysics.typical(settings, trueSoc, 20, 47, 1), new SplitMix(1));
    }

    private void count(int netMa, int seconds) {
        counters.count(netMa, Math.max(0, netMa), Math.max(0, -netMa), 51_200, seconds);
    }

    @Test
    void countsAmpereSecondsAgainstItsCapacity() {
        double before = counters.soc();

        count(FULL_CURRENT_MA, 360);

        assertThat(counters.soc() - before).isBetween(0.0999, 0.1001);
        assertThat(counters.collectedTodayWh()).isEqualTo(1_200);
    }

    @Test
    void withoutAFullPackItCountsNoHigherThan99AndNoLowerThan0() {
        count(FULL_CURRENT_MA, 7_200);
        assertThat(counters.socPercent()).isEqualTo(99);

        count(-FULL_CURRENT_MA, 7_200);
        assertThat(counters.socPercent()).isZero();
    }

    @Test
    void aFullPackIs100PercentAndStaysThereUntilItIsDischarged() {
        counters.recalibrate(true, false, true, 1);
        count(1_000, 10);
        assertThat(counters.socPercent()).isEqualTo(100);
        assertThat(counters.calibrated()).isTrue();

        count(-FULL_CURRENT_MA, 72);
        assertThat(counters.socPercent()).isEqualTo(98);
    }

    @Test
    void aCellBelowTheMinimumForAMinuteWithTheLoadOffIsEmpty() throws IOException {
        for (int second = 0; second < 60; second++) {
            counters.recalibrate(false, true, false, 1);
        }
        assertThat(counters.socPercent()).isPositive();

        DeviceCounters restored = restored();
        restored.recalibrate(false, true, false, 1);
        assertThat(restored.socPercent())
                .as("the minute is kept over a restart")
                .isZero();
    }

    @Test
    void theMinuteBeginsAgainWhenTheLoadIsAllowedOrTheCellRecovers() {
        for (int second = 0; second < 600; second++) {
            counters.recalibrate(false, second % 50 != 0, false, 1);
            counters.recalibrate(false, true, second % 50 == 25, 1);
        }

        assertThat(counters.socPercent()).isPositive();
    }

    private DeviceCounters restored() throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        counters.save(new DataOutputStream(saved));
        DeviceCounters restored = counters(0.1);
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        return restored;
    }
}
