package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.measure.DeviceSettings;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * "Device settings differ: Vmin, Vmax, Vbalance, capacity in the frame against ours" (rule W3). The testkit's device is
 * set to 2.900, 3.400 and 3.700 V and 2000 Wh.
 */
class DeviceSettingsDifferTest {

    private static final Reading GOOD = Reading.of(4);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
        settings                        | detail                                                        | because
        capacityWh=2000                 | -                                                             | all the same
        vMinMv=2904                     | -                                                             | the device's step is 5 mV
        vMinMv=2905                     | V-min is 2900 mV in the device, 2905 mV here                  | a whole step
        vMinMv=2896                     | -                                                             | the device's step is 5 mV
        vMinMv=2895                     | V-min is 2900 mV in the device, 2895 mV here                  | on either side
        vMaxMv=3704                     | -                                                             | less than a step
        vMaxMv=3705                     | V-max is 3700 mV in the device, 3705 mV here                  | a whole step
        vBalanceMv=3404                 | -                                                             | less than a step
        vBalanceMv=3405                 | V-balance is 3400 mV in the device, 3405 mV here              | a whole step
        vBalanceMv=0, fullVoltageMv=3400 | V-balance is 3400 mV in the device, none here                | C4: no balancing here
        capacityWh=2099                 | -                                                             | the device's step is 100 Wh
        capacityWh=2100                 | the capacity is 2000 Wh in the device, 2100 Wh here           | a whole step
        capacityWh=1900                 | the capacity is 2000 Wh in the device, 1900 Wh here           | on either side
        vMinMv=2800, vMaxMv=3600        | V-min is 2900 mV in the device, 2800 mV here; V-max is 3700 mV in the device, 3600 mV here | every one is named
        """)
    void compared(String settings, String detail, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS.withAll(settings));

        assertThat(pack.frame(GOOD).lit(WarningCode.DEVICE_SETTINGS_DIFFER))
                .as("M3")
                .isFalse();
        pack.frame(GOOD);

        assertThat(pack.lit(WarningCode.DEVICE_SETTINGS_DIFFER)).isEqualTo(detail != null);
        if (detail != null) {
            assertThat(pack.warning(WarningCode.DEVICE_SETTINGS_DIFFER).detail())
                    .isEqualTo(detail);
        }
    }

    @ParameterizedTest(name = "{0} mV in the device: {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        mV   | differ | because
        0    | false  | it does not balance either
        1899 | false  | C2: less than switches can say
        1900 | true   | C2: 1.9 V is the least they can say
        """)
    void withoutBalancingHere(int deviceMv, boolean differ, String because) {
        PackSettings without = Draft.FOUR_CELLS
                .with("vBalanceMv", 0)
                .with("fullVoltageMv", 3_400)
                .settings();

        assertThat(new DeviceSettings(2_900, deviceMv, 3_700, 2_000).differ(without))
                .isEqualTo(differ);
    }

    @Test
    void isEvaluatedAtOnceWhenOursChange() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("vMinMv", 2_800)).frames(2, GOOD);
        assertThat(pack.lit(WarningCode.DEVICE_SETTINGS_DIFFER)).isTrue();

        pack.with(Draft.FOUR_CELLS).frame(GOOD);

        assertThat(pack.lit(WarningCode.DEVICE_SETTINGS_DIFFER)).isFalse();
    }
}
