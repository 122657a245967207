package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While the SOC is not calibrated its rows are passed over, with one exception after Vl (rule R6). */
class UncalibratedSocTest {

    private static final Reading GOOD = Reading.of(4);

    /** 32 Wh at 12.8 V are 2.5 Ah: 9 A for 10 s are 1 %. */
    private static final Draft SMALL = Draft.FOUR_CELLS.with("capacityWh", 32).with("minimumOffSeconds", 0);

    @ParameterizedTest(name = "the device says {0} %")
    @CsvSource({"0", "19", "50", "90", "100"})
    void aNewPackMayChargeAndDischargeAtAnySoc(int percent) {
        Pack pack = new Pack(SMALL).frames(3, GOOD.soc(OptionalInt.of(percent)));

        assertThat(pack.calibrated()).isFalse();
        assertThat(pack.chargeOn() && pack.loadOn()).isTrue();
    }

    @Test
    void afterFullChargingWaitsUntilSocIsBelowChargeRestart() {
        Pack pack = full();
        assertThat(pack.chargeOn()).isFalse();
        assertThat(pack.chargeBlockedBy())
                .containsExactly("allCellVoltagesAtOrAboveVBalance", "socNotBelowChargeRestart");

        pack.frame(GOOD.current(-9_000)).frames(99, GOOD.current(-9_000));
        assertThat(pack.milliPercent()).isEqualTo(90_100);
        pack.frame(GOOD.current(-9_000));
        assertThat(pack.milliPercent()).isEqualTo(90_000);
        pack.frames(3, GOOD);
        assertThat(pack.milliPercent())
                .as("the last current held for one more second")
                .isEqualTo(89_900);
        assertThat(pack.chargeOn()).isTrue();
    }

    @Test
    void atChargeRestartItStillWaits() {
        Pack pack = full();
        pack.frame(GOOD.current(-9_000)).frames(99, GOOD.current(-9_000)).frame(GOOD);
        assertThat(pack.milliPercent()).isEqualTo(90_000);

        pack.frames(100, GOOD);

        assertThat(pack.chargeOn()).isFalse();
        assertThat(pack.chargeBlockedBy()).containsExactly("socNotBelowChargeRestart");
    }

    @Test
    void lowSocAloneDoesNotDisableTheLoad() {
        Pack pack = full().frame(GOOD.current(-9_000)).frames(900, GOOD.current(-9_000));

        assertThat(pack.milliPercent()).isLessThan(20_000);
        assertThat(pack.loadOn()).isTrue();
    }

    @Test
    void lowSocKeepsTheLoadOffUntilDischargeRestart() {
        Pack pack = full().frame(GOOD.current(-9_000))
                .frames(899, GOOD.current(-9_000))
                .frame(GOOD);
        assertThat(pack.milliPercent()).isEqualTo(10_000);
        pack.frames(2, GOOD.degrees(-1, 250)).frames(2, GOOD);
        assertThat(pack.loadOn()).isFalse();
        assertThat(pack.loadBlockedBy()).containsExactly("socBelowDischargeRestart");

        pack.frame(GOOD.current(9_000)).frames(99, GOOD.current(9_000));
        assertThat(pack.milliPercent()).isEqualTo(19_900);
        assertThat(pack.loadOn()).isFalse();

        pack.frames(2, GOOD);
        assertThat(pack.milliPercent()).isEqualTo(20_000);
        assertThat(pack.loadOn())
                .as("at discharge restart, counted in two frames")
                .isTrue();
    }

    @Test
    void afterVlACalibratedPackNeedsNoRecovery() {
        Pack pack = full().frames(2, GOOD.volts(2_900, 3_300));
        assertThat(pack.loadOn()).isFalse();

        pack.frames(2, GOOD.volts(2_901, 3_300));

        assertThat(pack.loadOn()).isTrue();
    }

    @ParameterizedTest(name = "{0} ms at {1} mV: {2}")
    @CsvSource({"59999, 3000, false", "60000, 3000, true", "60000, 2999, false", "3600000, 2999, false"})
    void afterVlAnUncalibratedPackMustRecover(long ms, int lowestMv, boolean on) {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frames(2, GOOD.volts(2_900, 3_300));
        assertThat(pack.loadOn()).isFalse();
        Reading recovering = GOOD.volts(lowestMv, 3_300);

        pack.frame(recovering);
        for (long rest = ms; rest > 0; rest -= 1_000) {
            pack.frameAfter(Math.min(rest, 1_000), recovering);
        }

        assertThat(pack.loadOn()).isEqualTo(on);
        if (!on) {
            assertThat(pack.loadBlockedBy()).containsExactly("notRecoveredAfterVMin");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"dip", "impossible", "silence", "settings"})
    void whateverBreaksTheRecoveryBeginsItAnew(String breach) {
        Reading recovering = GOOD.volts(3_000, 3_300);
        Pack pack = new Pack(SMALL)
                .frames(3, GOOD)
                .frames(2, GOOD.volts(2_900, 3_300))
                .frames(59, recovering);

        switch (breach) {
            case "dip" -> pack.frame(GOOD.volts(2_999, 3_300)).frame(recovering);
            case "impossible" -> pack.frame(GOOD.volts(3_000, 5_501)).frame(recovering);
            case "silence" -> pack.frameAfter(20_001, recovering);
            case "settings" -> pack.with(SMALL.with("vMinMv", 2_890)).frame(recovering);
            default -> throw new AssertionError(breach);
        }
        pack.frames(59, recovering);
        assertThat(pack.loadOn()).isFalse();

        assertThat(pack.frame(recovering).loadOn()).isTrue();
    }

    @Test
    void aHigherVMinIsHeldAgainstTheCellsAtOnce() {
        Pack pack = new Pack(SMALL.with("minimumOffSeconds", 3_600))
                .frames(3, GOOD)
                .frames(2, GOOD.volts(2_900, 3_300))
                .frames(100, GOOD.volts(3_000, 3_300));
        assertThat(pack.loadBlockedBy()).containsExactly("minimumOffTime");

        pack.with(SMALL.with("vMinMv", 2_950)).lineReportAfter(1_000);

        assertThat(pack.loadOn()).isFalse();
        assertThat(pack.loadBlockedBy()).containsExactly("notRecoveredAfterVMin");
    }

    /** Calibrated at 100 %, nothing flowing, all cells below Vbalance again. */
    private static Pack full() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frames(3, GOOD.volts(3_400));
        assertThat(pack.milliPercent()).isEqualTo(100_000);
        assertThat(pack.calibrated()).isTrue();
        return pack;
    }
}
