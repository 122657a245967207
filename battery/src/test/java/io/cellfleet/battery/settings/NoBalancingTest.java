package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without balancing the full voltage stands for Vbalance in R1 and S2, in both modes (rule C4). */
class NoBalancingTest {

    private static final Draft NO_BALANCING =
            Draft.FOUR_CELLS.with("vBalanceMv", 0).with("fullVoltageMv", 3_500);

    @Test
    void theFullVoltageStandsForVBalance() {
        assertThat(NO_BALANCING.settings().vBalanceMv()).isEmpty();
        assertThat(NO_BALANCING.settings().fullMv()).isEqualTo(3_500);
    }

    @ParameterizedTest(name = "{0} mode at {1} mV: charge {2}, {3}")
    @CsvSource({
        "normal,   3499, true,  50000",
        "normal,   3500, false, 100000",
        "critical, 3499, true,  50000",
        "critical, 3500, true,  100000"
    })
    void itDecidesChargeAndFull(String mode, int allMv, boolean chargeOn, int milliPercent) {
        Pack pack = new Pack(NO_BALANCING.with("mode", mode));
        pack.frames(3, Reading.of(4)).frames(2, Reading.of(4).volts(allMv));

        assertThat(pack.chargeOn()).isEqualTo(chargeOn);
        assertThat(pack.milliPercent()).isEqualTo(milliPercent);
    }
}
