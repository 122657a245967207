package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.jbd.Jbd;
import io.cellfleet.battery.protocol.jbd.JbdBoard;
import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.local.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cell count, chemistry and capacity have no default (rule C1): what the device says is taken, and said plainly. */
class AssumedSettingsTest {

    private static final SerialLine LINE = new SerialLine(Path.of("/dev/ttyUSB0"), "cabin");

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            Vmin | Vbalance | Vmax | chemistry | because
            2900 | 3400     | 3700 | LiFePO4   | exactly the recommended voltages
            2800 | 3450     | 3650 | LiFePO4   | nearest
            2150 | 2600     | 2700 | LTO       | exactly
            2040 | 2500     | 2800 | LTO       | as photographed on a real pack
            3430 | 4000     | 4100 | NMC       | exactly
            3430 | 4100     | 4150 | Li-ion    | exactly
            3000 | 4100     | 4200 | Li-ion    | nearest
            """)
    void theChemistryIsTheOneWithTheNearestVoltages(
            int vMinMv, int vBalanceMv, int vMaxMv, String chemistry, String because) {
        AssumedSettings assumed = AssumedSettings.from(List.of(reading(16, 12_000, vMinMv, vBalanceMv, vMaxMv)), LINE);

        assertThat(assumed.draft())
                .isEqualTo(SettingsFile.of(java.util.Map.of(
                        "cellCount", 16,
                        "chemistry", chemistry,
                        "capacityWh", 12_000,
                        "vMinMv", vMinMv,
                        "vBalanceMv", vBalanceMv,
                        "vMaxMv", vMaxMv)));
        assertThat(assumed.sentence())
                .contains("16 cells, 12000 Wh")
                .contains("ASSUMED from these voltages: " + chemistry)
                .contains("--settings cabin=FILE.json");
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            cells | Wh    | Vmin | Vbalance | Vmax | message             | because
            1     | 12000 | 2900 | 3400     | 3700 | cells 1             | a pack has two cells at least
            16    | 0     | 2900 | 3400     | 3700 | capacity 0          | never set in the device
            16    | 12000 | 2900 | 0        | 3700 | Vbalance 0          | without balancing a full voltage is needed
            16    | 12000 | 1500 | 1600     | 1700 | no known chemistry  | too far from every chemistry
            16    | 12000 | 3400 | 3400     | 3700 | are refused         | voltages that contradict each other
            """)
    void asksForSettingsWhereTheDeviceDoesNotSayEnough(
            int cells, int capacityWh, int vMinMv, int vBalanceMv, int vMaxMv, String message, String because) {
        assertThatThrownBy(() ->
                        AssumedSettings.from(List.of(reading(cells, capacityWh, vMinMv, vBalanceMv, vMaxMv)), LINE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message)
                .hasMessageContaining("/dev/ttyUSB0");
    }

    @Test
    void framesThatDisagreeAboutTheCellsAreNotBelieved() {
        List<PackReading> readings =
                List.of(reading(15, 12_000, 2_900, 3_400, 3_700), reading(16, 12_000, 2_900, 3_400, 3_700));
        assertThatThrownBy(() -> AssumedSettings.from(readings, LINE)).isInstanceOf(Refusal.class);
    }

    @Test
    void asksForSettingsWhereTheProtocolHasNone() {
        DecodeResult board = new Jbd().decode(new JbdBoard(4).frame(), TemperatureScale.DRIVER);

        assertThatThrownBy(() -> AssumedSettings.from(List.of(((DecodeResult.Decoded) board).reading()), LINE))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "the device on /dev/ttyUSB0 does not tell its capacity and voltages, so pack cabin cannot be"
                                + " set up from it: give its settings with --settings cabin=FILE.json");
    }

    private static PackReading reading(int cells, int capacityWh, int vMinMv, int vBalanceMv, int vMaxMv) {
        byte[] frame = new FrameEncoder()
                .cellCount(cells)
                .capacityWh(capacityWh)
                .limitsMv(vMinMv, vBalanceMv, vMaxMv)
                .encode();
        DecodeResult result = new SmartBms123().decode(frame, TemperatureScale.DRIVER);
        assertThat(result).isInstanceOf(DecodeResult.Decoded.class);
        return ((DecodeResult.Decoded) result).reading();
    }
}
