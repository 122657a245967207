package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.testkit.Draft;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Settings that come another way than through a draft, as from a message, cannot be wrong either (rules C1 to C4). */
class PackSettingsTest {

    private static final PackSettings GOOD = Draft.FOUR_CELLS.settings();

    @Test
    void areThemselvesWhenCopied() {
        assertThat(copy(4, 2_048, 2_900, OptionalInt.empty(), Duration.ofSeconds(60)))
                .isEqualTo(GOOD);
    }

    @Test
    void nameEveryViolation() {
        assertThatThrownBy(() -> copy(300, 0, 3_700, OptionalInt.of(32), Duration.ofSeconds(14)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cellCount is 300 but must be 2 to 255; capacityWh is 0 but must be 1 to 6553500; "
                        + "nominalCellMv is 32 but must be 1500 to 5000; "
                        + "emptyAfterSeconds is 14 but must be 15 to 300; "
                        + "vMinMv is 3700 but must be below vMaxMv 3700; "
                        + "vBalanceMv is 3400 but must be above vMinMv 3700");
    }

    private static PackSettings copy(
            int cellCount, int capacityWh, int vMinMv, OptionalInt nominalCellMv, Duration emptyAfter) {
        return new PackSettings(
                cellCount,
                GOOD.chemistry(),
                capacityWh,
                GOOD.optionSwitches(),
                vMinMv,
                GOOD.vBalanceMv(),
                GOOD.vMaxMv(),
                GOOD.fullVoltageMv(),
                GOOD.tMinDeciC(),
                GOOD.tMaxDeciC(),
                GOOD.chargeRestartPercent(),
                GOOD.dischargeRestartPercent(),
                GOOD.mode(),
                nominalCellMv,
                GOOD.sensors(),
                GOOD.temperatureScale(),
                GOOD.combinedOutput(),
                GOOD.solarPeakW(),
                GOOD.inverterPeakW(),
                GOOD.ratedCapacityMah(),
                GOOD.minimumOff(),
                emptyAfter,
                GOOD.framePeriod(),
                GOOD.sectionEnds());
    }
}
