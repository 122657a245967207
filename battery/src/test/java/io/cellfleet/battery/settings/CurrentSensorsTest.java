package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manual's three tables "dual range current sensor measurement specifications" (rule C5). */
class CurrentSensorsTest {

    @ParameterizedTest(name = "{0} loops")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        loops | fine below mA | blind spot mA | maximum mA
            1 |         20000 |           300 |     500000
            2 |         10000 |           150 |     250000
            4 |          5000 |            75 |     125000
        """)
    void loops(int loops, int fineMa, int blindMa, int maximumMa) {
        CurrentSensors sensors = new CurrentSensors(2, loops, false, 1);

        assertThat(sensors.fineRangeMa()).isEqualTo(fineMa);
        assertThat(sensors.blindSpotMa()).isEqualTo(blindMa);
        assertThat(sensors.maximumMa()).isEqualTo(maximumMa);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
        0 | 1 | 1 | sensorCount is 0 but must be 1 to 2
        3 | 1 | 1 | sensorCount is 3 but must be 1 to 2
        2 | 3 | 1 | sensorLoops is 3 but must be 1, 2 or 4
        2 | 1 | 0 | currentDivisor is 0 but must be 1 to 4
        2 | 1 | 5 | currentDivisor is 5 but must be 1 to 4
        """)
    void refuses(int count, int loops, int divisor, String message) {
        assertThatThrownBy(() -> new CurrentSensors(count, loops, false, divisor))
                .hasMessage(message);
    }
}
