package io.cellfleet.battery.soc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.SocRecalibrated;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100 % by the cells (rule S2; manual, "SOC calculation"). */
class FullTest {

    private static final Reading GOOD = Reading.of(4);

    /** 32 Wh at 12.8 V are 2.5 Ah: 9 A for 1 s are 0.1 %. */
    private static final Draft SMALL = Draft.FOUR_CELLS.with("capacityWh", 32);

    @ParameterizedTest(name = "{0} mode, {1}-{2} mV, pack {3} mV: {4} ({5})")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        mode     | lowest | highest | pack mV | full  | because
        normal   |   3400 |    3400 |   13600 | true  | all cells at Vbalance
        normal   |   3399 |    3600 |   13998 | false | one cell is not, whatever the pack voltage
        normal   |   3400 |    3600 |   13000 | true  | the pack voltage does not matter in normal mode
        critical |   3300 |    3500 |   13600 | true  | the mean cell is at Vbalance
        critical |   3300 |    3500 |   13599 | false | the mean cell is just below
        critical |   3400 |    3400 |   13595 | false | single cells do not matter in critical mode
        """)
    void isSetByTheCells(String mode, int lowest, int highest, int packMv, boolean full, String because) {
        Reading reading = GOOD.volts(lowest, highest).packVolts(packMv);
        Pack pack = new Pack(Draft.FOUR_CELLS.with("mode", mode)).frames(3, GOOD);

        pack.frame(reading);
        assertThat(pack.calibrated()).as("one frame decides nothing").isFalse();
        pack.frame(reading);

        assertThat(pack.calibrated()).isEqualTo(full);
        assertThat(pack.milliPercent()).isEqualTo(full ? 100_000 : 50_000);
    }

    @Test
    void itHoldsWhileAllCellsAreAtVBalanceAndIsToldOnce() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frames(50, GOOD.volts(3_400).current(-9_000));

        assertThat(pack.milliPercent()).as("also while current flows out").isEqualTo(100_000);
        assertThat(pack.allEvents(SocRecalibrated.class)).containsExactly(new SocRecalibrated(100, 49_900));
    }

    @Test
    void fromThereItCountsDown() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frames(3, GOOD.volts(3_400));

        pack.frames(3, GOOD.current(-9_000)).frames(8, GOOD.current(-9_000));

        assertThat(pack.milliPercent()).isEqualTo(99_000);
    }

    @Test
    void theNextTimeItIsToldAgain() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frames(3, GOOD.volts(3_400));
        pack.frames(12, GOOD.current(-9_000)).frames(3, GOOD.volts(3_400));

        assertThat(pack.allEvents(SocRecalibrated.class))
                .containsExactly(new SocRecalibrated(100, 50_000), new SocRecalibrated(100, 98_800));
    }

    @Test
    void countingAloneStopsAt99Percent() {
        Pack pack = new Pack(SMALL).frames(1_000, GOOD.current(9_000));

        assertThat(pack.milliPercent()).isEqualTo(99_000);
        assertThat(pack.calibrated()).isFalse();
        assertThat(pack.state().soc().counter().orElseThrow().storedNc()).isEqualTo(8_910_000_000_000L);
    }

    @ParameterizedTest(name = "starts at {0} %")
    @CsvSource({"99", "100"})
    void aValueAbove99StaysWhereItIs(int percent) {
        Pack pack = new Pack(SMALL)
                .frame(GOOD.soc(OptionalInt.of(percent)).current(9_000))
                .frames(100, GOOD.current(9_000));

        assertThat(pack.milliPercent()).isEqualTo(percent * 1_000);
    }

    @Test
    void recalibrationStandsStillDuringAnError() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frames(2, GOOD.withErrorBit());

        pack.frames(50, GOOD.withErrorBit().volts(3_400));
        assertThat(pack.calibrated()).isFalse();

        pack.frames(2, GOOD.volts(3_400));
        assertThat(pack.calibrated()).isFalse();
        pack.frame(GOOD.volts(3_400));
        assertThat(pack.lights()).isEmpty();
        assertThat(pack.calibrated()).isTrue();
    }

    @Test
    void calibrationIsNotMissedWhenChargeOpens() {
        Pack pack = new Pack(SMALL).frames(3, GOOD);
        while (pack.chargeOn()) {
            pack.frame(GOOD.volts(3_400).current(9_000));
        }

        assertThat(pack.calibrated()).isTrue();
    }

    @Test
    void aFullPackStoresItsCapacity() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("capacityWh", 5_000).with("cellCount", 16))
                .frames(3, Reading.of(16).volts(3_400));

        assertThat(pack.status().soc().orElseThrow()).isEqualTo(new StateOfCharge(100_000, true, 97_656, 5_000));
    }
}
