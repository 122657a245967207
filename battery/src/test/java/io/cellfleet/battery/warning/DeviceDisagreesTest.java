package io.cellfleet.battery.warning;

import static io.cellfleet.battery.reading.DeviceStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Device disagrees: its allow/limit bits differ from ours > 30 s" (rule W3). */
class DeviceDisagreesTest {

    private static final Reading GOOD = Reading.of(4);
    private static final Reading CHARGE_FORBIDDEN = GOOD.saying(DISCHARGE_ALLOWED);

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        mode     | low  | high | warmest | bits                                             | disagrees | because
        normal   | 3300 | 3300 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED                 | false     | both allow both
        normal   | 3300 | 3300 | 250     | DISCHARGE_ALLOWED                                | true      | it forbids charging, we do not
        normal   | 3300 | 3300 | 250     | CHARGE_ALLOWED                                   | true      | it forbids the load, we do not
        normal   | 3300 | 3300 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED ABOVE_V_MAX     | true      | Vh there only
        normal   | 3300 | 3300 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED BELOW_V_MIN     | true      | Vl there only
        normal   | 3300 | 3300 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED ABOVE_T_MAX     | true      | Th there only
        normal   | 3300 | 3300 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED BELOW_T_MIN     | true      | Tl there only
        normal   | 3300 | 3300 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED SOC_NOT_CALIBRATED | false  | its exclamation mark is its own
        normal   | 3300 | 3700 | 250     | DISCHARGE_ALLOWED ABOVE_V_MAX                    | false     | both see Vh and forbid charging
        normal   | 3300 | 3700 | 250     | DISCHARGE_ALLOWED                                | true      | Vh here only
        normal   | 3300 | 3700 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED ABOVE_V_MAX     | true      | it charges on above Vmax
        normal   | 2900 | 3300 | 250     | CHARGE_ALLOWED BELOW_V_MIN                       | false     | both see Vl and forbid the load
        normal   | 2900 | 3300 | 250     | CHARGE_ALLOWED                                   | true      | Vl here only
        normal   | 2900 | 3300 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED BELOW_V_MIN     | true      | it discharges on below Vmin
        normal   | 3300 | 3300 | 551     | ABOVE_T_MAX                                      | false     | both see Th and forbid both
        normal   | 3300 | 3300 | 551     | CHARGE_ALLOWED DISCHARGE_ALLOWED                 | true      | Th here only
        normal   | 3300 | 3300 | 551     | none                                             | true      | Th here only
        critical | 3400 | 3400 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED                 | false     | R3: full does not stop charging
        critical | 3400 | 3400 | 250     | DISCHARGE_ALLOWED                                | true      | it is in normal mode
        normal   | 3400 | 3400 | 250     | DISCHARGE_ALLOWED                                | false     | R1: full stops charging
        normal   | 3400 | 3400 | 250     | CHARGE_ALLOWED DISCHARGE_ALLOWED                 | true      | it is in critical mode
        """)
    void compared(String mode, int low, int high, int warmest, String bits, boolean disagrees, String because) {
        Reading reading = GOOD.volts(low, high).degrees(250, warmest).saying(parsed(bits));
        Pack pack = new Pack(Draft.FOUR_CELLS.with("mode", mode).with("minimumOffSeconds", 0)).frames(3, GOOD);

        pack.frames(40, reading);

        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).isEqualTo(disagrees);
    }

    @ParameterizedTest(name = "{0} ms after it counts: {1}")
    @CsvSource({"30000, false", "30001, true"})
    void forMoreThanThirtySeconds(long ms, boolean on) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(2, CHARGE_FORBIDDEN);

        for (long rest = ms; rest > 0; rest -= 5_000) {
            pack.frameAfter(Math.min(rest, 5_000), CHARGE_FORBIDDEN);
        }

        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).isEqualTo(on);
        pack.frames(2, GOOD);
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        agreement  | it was seen to agree
        silence    | nobody saw it
        no gateway | nobody saw it
        E          | its bits mean nothing then
        device's E | its bits mean nothing then, even before E counts here
        """)
    void whatIsNotSeenDoesNotLast(String what, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(8, CHARGE_FORBIDDEN);

        between(pack, what).frames(29, CHARGE_FORBIDDEN);
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).as(because).isFalse();
        pack.frames(8, CHARGE_FORBIDDEN);
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).isTrue();

        between(pack, what);
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES))
                .as("once on it ends only when they are seen to agree")
                .isEqualTo(!what.equals("agreement"));
    }

    private static Pack between(Pack pack, String what) {
        return switch (what) {
            case "agreement" -> pack.frames(2, GOOD);
            case "silence" -> pack.lineReportsFor(120);
            case "no gateway" -> pack.frameAfter(120_000, CHARGE_FORBIDDEN);
            case "E" -> pack.frames(60, CHARGE_FORBIDDEN.volts(300, 3_300));
            default -> pack.frames(2, CHARGE_FORBIDDEN.saying(COMMUNICATION_ERROR));
        };
    }

    @Test
    void whileOnlyWeHoldARelayNothingCanBeSaid() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("mode", "critical").with("minimumOffSeconds", 3_600))
                .frames(3, GOOD)
                .frames(2, GOOD.volts(3_300, 3_700).saying(DISCHARGE_ALLOWED, ABOVE_V_MAX));

        pack.frames(300, GOOD);
        assertThat(pack.chargeBlockedBy()).containsExactly("minimumOffTime");
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES))
                .as("R8 is ours, not the device's")
                .isFalse();

        pack.frames(40, GOOD.saying(CHARGE_ALLOWED));
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES))
                .as("the other relay is compared")
                .isTrue();
        pack.frames(40, GOOD);
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES))
                .as("its end is not seen yet")
                .isTrue();
        pack.frames(3_600, GOOD);
        assertThat(pack.chargeOn()).isTrue();
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).isFalse();
    }

    @Test
    void aLimitBesideOurOwnReasonIsCompared() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("minimumOffSeconds", 3_600)).frames(3, GOOD);

        pack.frames(40, GOOD.volts(3_300, 3_700).saying(CHARGE_ALLOWED, DISCHARGE_ALLOWED, ABOVE_V_MAX));

        assertThat(pack.chargeBlockedBy()).contains("minimumOffTime", "cellVoltageAtOrAboveVMax");
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).isTrue();
    }

    @Test
    void theRecoveryAfterVlIsOursToo() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("minimumOffSeconds", 0))
                .frames(3, GOOD)
                .frames(2, GOOD.volts(2_900, 3_300).saying(CHARGE_ALLOWED, BELOW_V_MIN));

        pack.frames(50, GOOD.volts(2_950, 3_300));

        assertThat(pack.loadBlockedBy()).containsExactly("notRecoveredAfterVMin");
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).isFalse();
    }

    @Test
    void whileUncalibratedTheDevicesOwnSocIsSeen() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.soc(OptionalInt.of(95)));

        pack.frames(40, GOOD.soc(OptionalInt.of(95)).saying(DISCHARGE_ALLOWED));

        assertThat(pack.chargeOn())
                .as("R6: without a calibrated SOC its term is passed over")
                .isTrue();
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES))
                .as("the device holds charging by a SOC of its own: somebody should look")
                .isTrue();
    }

    @Test
    void itSaysWhatTheDeviceSaysOtherwise() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("minimumOffSeconds", 0))
                .frames(3, GOOD)
                .frames(40, CHARGE_FORBIDDEN);
        assertThat(pack.warning(WarningCode.DEVICE_DISAGREES).detail())
                .isEqualTo("the device has allowed or warned of something else than Cellfleet for 30 s: "
                        + "it does not allow charging");

        pack.frames(40, GOOD.volts(3_300, 3_700).saying(CHARGE_ALLOWED, BELOW_T_MIN));
        assertThat(pack.warning(WarningCode.DEVICE_DISAGREES).detail())
                .endsWith(": it allows charging, it does not allow the load, it does not show Vh, it shows Tl");
    }

    @Test
    void aRelayThatIsHeldOffIsPassedOver() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(40, CHARGE_FORBIDDEN);
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES)).isTrue();
        RelayOverride override = new RelayOverride("ann", "repair", pack.now().plusSeconds(600));

        pack.asked(new OverrideOff("a1", RelayName.CHARGE, override)).frame(CHARGE_FORBIDDEN);
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES))
                .as("a device whose own switch was opened by it is right")
                .isFalse();

        pack.frames(40, GOOD.saying(CHARGE_ALLOWED));
        assertThat(pack.lit(WarningCode.DEVICE_DISAGREES))
                .as("the other relay is compared")
                .isTrue();
    }

    private static DeviceStatus[] parsed(String bits) {
        return bits.equals("none")
                ? new DeviceStatus[0]
                : Arrays.stream(bits.split(" ")).map(DeviceStatus::valueOf).toArray(DeviceStatus[]::new);
    }
}
