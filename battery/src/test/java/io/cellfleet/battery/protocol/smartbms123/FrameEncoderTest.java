package io.cellfleet.battery.protocol.smartbms123;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.reading.DeviceStatus;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameEncoderTest {

    @Test
    void writesTheGoldenFrameByteForByte() {
        byte[] frame = new FrameEncoder()
                .packVoltageMv(53_000)
                .current1Ma(12_500)
                .current2Ma(2_500)
                .currentMa(10_000)
                .lowestCell(7, 3_300)
                .highestCell(12, 3_325)
                .lowestTemperature(1, 294)
                .highestTemperature(9, 300)
                .cell(5, 3_310, 296)
                .cellCount(16)
                .status(DeviceStatus.CHARGE_ALLOWED, true)
                .status(DeviceStatus.DISCHARGE_ALLOWED, true)
                .todayWh(4_321, 2_468)
                .storedWh(9_876)
                .socPercent(86)
                .totalKwh(1_234, 1_111)
                .key(RotatingKeys.STATE_OF_HEALTH, 100)
                .capacityWh(12_000)
                .limitsMv(2_900, 3_400, 3_700)
                .encode();

        assertThat(HexFormat.of().formatHex(frame)).isEqualTo(Frames.SIXTEEN_CELLS);
    }

    @Test
    void whatWasNeverSaidIsUnknown() {
        assertThat(Frames.decoded(new FrameEncoder().encode()))
                .doesNotContainKeys("current1Ma", "current2Ma", "currentMa", "lowestCell", "highestTemperature", "cell")
                .containsEntry("cellCount", "0")
                .containsEntry("status", "");
    }

    @ParameterizedTest(name = "{0} mA is sent as {1}")
    @CsvSource(delimiter = '|', textBlock = """
          62 | 0
          63 | 125
         -62 | 0
         -63 | -125
        9999 | 10000
        """)
    void roundsCurrentsToThePortsSteps(int currentMa, String sent) {
        assertThat(Frames.decoded(new FrameEncoder().currentMa(currentMa).encode()))
                .containsEntry("currentMa", sent);
    }

    @Test
    void aBitIsClearedWithoutTouchingTheOthers() {
        byte[] frame = new FrameEncoder()
                .status(DeviceStatus.CHARGE_ALLOWED, true)
                .status(DeviceStatus.ABOVE_T_MAX, true)
                .status(DeviceStatus.CHARGE_ALLOWED, false)
                .encode();

        assertThat(Frames.decoded(frame)).containsEntry("status", "aboveTMax");
    }

    @Test
    void eachFrameIsTheCallersOwn() {
        FrameEncoder encoder = new FrameEncoder().packVoltageMv(12_000);
        byte[] first = encoder.encode();
        byte[] copy = first.clone();

        encoder.packVoltageMv(13_000).encode();

        assertThat(first).isEqualTo(copy);
    }

    @Test
    void refusesWhatDoesNotFitAndNamesFieldValueAndLimit() {
        FrameEncoder encoder = new FrameEncoder();

        assertThatThrownBy(() -> encoder.packVoltageMv(83_886_076))
                .hasMessage("packVoltageMv is 83886076 but must be 0 to 83886075");
        assertThatThrownBy(() -> encoder.currentMa(-8_191_876)).hasMessageContaining("currentMa is -8191876");
        assertThatThrownBy(() -> encoder.cellCount(256)).hasMessage("cellCount is 256 but must be 0 to 255");
        assertThatThrownBy(() -> encoder.key(-26, 0)).hasMessage("key is -26 but must be -25 to 230");
        assertThatThrownBy(() -> encoder.storedWh(-1)).hasMessage("storedWh is -1 but must be 0 to 16777215");
    }
}
