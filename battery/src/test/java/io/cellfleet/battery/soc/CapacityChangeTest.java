package io.cellfleet.battery.soc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.CalibrationLost;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of capacity keeps the Ah stored and recomputes SOC; more than 5 % costs the calibration (rule C6). */
class CapacityChangeTest {

    private static final Reading GOOD = Reading.of(4);
    private static final CalibrationLost LOST = new CalibrationLost(CalibrationLost.Cause.CAPACITY_CHANGED);

    @ParameterizedTest(name = "2000 Wh to {0} Wh: {1}, {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        capacity | SOC 0.001 % | calibrated
            2000 |       80000 | true
            2100 |       76190 | true
            2101 |       76154 | false
            1900 |       84210 | true
            1899 |       84254 | false
            4000 |       40000 | false
            1600 |      100000 | false
            1000 |      100000 | false
        """)
    void keepsTheAmpereHours(int capacityWh, int milliPercent, boolean calibrated) {
        Pack pack = calibratedAt80Percent();
        long before = pack.storedNc();

        pack.with(draft(capacityWh)).lineReportAfter(1_000);

        assertThat(pack.milliPercent()).isEqualTo(milliPercent);
        assertThat(pack.calibrated()).isEqualTo(calibrated);
        assertThat(pack.events().contains(LOST)).isEqualTo(!calibrated);
        if (capacityWh >= 1_600) {
            assertThat(pack.storedNc()).isEqualTo(before);
        }
    }

    @Test
    void aNominalVoltageHeardFromTheDeviceIsAChangeToo() {
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frames(3, GOOD)
                .frames(3, GOOD.volts(3_400))
                .frames(3, GOOD);
        assertThat(pack.calibrated()).isTrue();
        long before = pack.storedNc();

        // 3.600 V instead of LiFePO4's 3.2 V: 12.5 % less Ah.
        int nominal = 3_600 / 5;
        for (int key = 0; key <= 4; key++) {
            pack.frame(GOOD.key(key, key == 4 ? nominal >> 8 : 0));
        }
        assertThat(pack.calibrated()).isTrue();
        pack.frame(GOOD.key(5, nominal & 0xFF));

        assertThat(pack.calibrated()).isFalse();
        assertThat(pack.events()).contains(LOST);
        assertThat(pack.storedNc()).as("as much as fits").isLessThan(before);
        assertThat(pack.milliPercent()).isEqualTo(100_000);
        assertThat(pack.status().soc().orElseThrow().storedWh()).isEqualTo(2_048);
    }

    @Test
    void theEfficiencyHeardFromTheDeviceCountsFromThen() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.current(36_000));
        long before = pack.storedNc();
        pack.frame(GOOD.current(36_000));
        assertThat(pack.storedNc() - before).isEqualTo(36_000_000_000L);

        for (int key = 16; key <= 18; key++) {
            pack.frame(GOOD.current(36_000).key(key, 0));
        }
        pack.frame(GOOD.current(36_000).key(0, 100));
        before = pack.storedNc();
        pack.frame(GOOD.current(36_000).key(1, 95));

        assertThat(pack.storedNc() - before).isEqualTo(34_200_000_000L);
    }

    /** 2000 Wh at 12.5 V are 160 Ah; 32 Ah are taken out. */
    private static Pack calibratedAt80Percent() {
        Pack pack = new Pack(draft(2_000))
                .frames(3, GOOD)
                .frames(3, GOOD.volts(3_400))
                .frames(3, GOOD);
        pack.frames(1, GOOD.current(-32_000))
                .frames(3_599, GOOD.current(-32_000))
                .frame(GOOD);
        assertThat(pack.milliPercent()).isEqualTo(80_000);
        assertThat(pack.calibrated()).isTrue();
        return pack;
    }

    private static Draft draft(int capacityWh) {
        return Draft.FOUR_CELLS.with("capacityWh", capacityWh).with("nominalCellMv", 3_125);
    }
}
