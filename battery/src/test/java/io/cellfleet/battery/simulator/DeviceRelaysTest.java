package io.cellfleet.battery.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two relay tables of the device's manual, for LiFePO4: 2.90, 3.40 and 3.70 V, 0 and 55 °C, restarts 90 and 20 %. */
class DeviceRelaysTest {

    @ParameterizedTest(name = "{0}: {9}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        mode     | before | lowest | highest | coldest | hottest | soc | chain | after  | because
        normal   | off    |   3300 |    3399 |       1 |     549 |  89 | whole | both   | every enable condition holds
        normal   | off    |   3300 |    3399 |       1 |     549 |  90 | whole | load   | not below charge restart
        normal   | off    |   3300 |    3400 |       1 |     549 |  50 | whole | load   | a cell at Vbalance
        normal   | both   |   3399 |    3699 |       1 |     549 |  95 | whole | both   | neither column holds
        normal   | both   |   3400 |    3500 |       1 |     549 |  95 | whole | load   | all cells at Vbalance
        normal   | both   |   3300 |    3700 |       1 |     549 |  50 | whole | load   | a cell at Vmax
        normal   | both   |   2901 |    3300 |       1 |     549 |  10 | whole | both   | a low SOC alone opens nothing
        normal   | both   |   2900 |    3300 |       1 |     549 |  10 | whole | charge | a cell at Vmin
        normal   | off    |   2901 |    3300 |       1 |     549 |  19 | whole | charge | below discharge restart
        normal   | off    |   2901 |    3300 |       1 |     549 |  20 | whole | both   | at discharge restart
        normal   | both   |   3300 |    3300 |       0 |     550 |  50 | whole | both   | exactly at the limits nothing changes
        normal   | off    |   3300 |    3300 |       0 |     549 |  50 | whole | off    | exactly at the limits nothing changes
        normal   | both   |   3300 |    3300 |      -1 |     549 |  50 | whole | off    | too cold
        normal   | both   |   3300 |    3300 |       1 |     551 |  50 | whole | off    | too hot
        normal   | both   |   3300 |    3300 |       1 |     549 |  50 | broken | off   | no communication
        critical | off    |   3400 |    3699 |       1 |     549 | 100 | whole | both   | no SOC, no Vbalance
        critical | both   |   3500 |    3700 |       1 |     549 |  50 | whole | load   | a cell at Vmax
        critical | both   |   2900 |    3300 |       1 |     549 |  50 | whole | charge | a cell at Vmin
        critical | off    |   2901 |    3300 |       1 |     549 |   0 | whole | both   | above Vmin again
        """)
    void followsTheManual(
            String mode,
            String before,
            int lowestMv,
            int highestMv,
            int coldestDeciC,
            int hottestDeciC,
            int socPercent,
            String chain,
            String after,
            String because) {
        DeviceRelays relays = new DeviceRelays(Simulation.settings(16, mode, 2, false));
        if (before.equals("both")) {
            relays.step(3_300, 3_300, 200, 200, 50, true);
        }
        assertThat(text(relays)).isEqualTo(before);

        relays.step(lowestMv, highestMv, coldestDeciC, hottestDeciC, socPercent, chain.equals("whole"));

        assertThat(text(relays)).isEqualTo(after);
    }

    private static String text(DeviceRelays relays) {
        if (relays.charge()) {
            return relays.load() ? "both" : "charge";
        }
        return relays.load() ? "load" : "off";
    }
}
