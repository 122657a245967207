package io.cellfleet.battery.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.settings.CurrentSensors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three tables of the manual's sensor specifications. */
class CurrentSensorTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        loops | A       | measured mA | because
            1 |   0.299 |           0 | inside the blind spot of 300 mA
            1 |   0.300 |         300 | at its edge
            1 |  -0.299 |           0 | the blind spot has two sides
            1 |  -0.300 |        -300 | at its other edge
            1 |   1.024 |        1000 | steps of 50 mA below 20 A
            1 |   1.026 |        1050 | the next step
            1 |  19.990 |       20000 | the last fine step
            1 |  20.500 |       20000 | steps of 1.25 A from 20 A
            1 |  20.700 |       21250 | the next coarse step
            1 | -33.000 |      -32500 | coarse steps have two sides
            1 | 499.900 |      500000 | the most
            1 | 700.000 |      500000 | no more than the most
            2 |   0.149 |           0 | two loops: a blind spot of 150 mA
            2 |   0.150 |         150 | at its edge
            2 |   1.012 |        1000 | steps of 25 mA below 10 A
            2 |   1.013 |        1025 | the next step
            2 |  10.400 |       10625 | steps of 625 mA from 10 A
            2 | 300.000 |      250000 | the most
            4 |   0.074 |           0 | four loops: a blind spot of 75 mA
            4 |   0.075 |          75 | at its edge
            4 |   1.013 |        1013 | steps of 12.5 mA below 5 A, to the mA
            4 |   5.200 |        5313 | steps of 312.5 mA from 5 A
            4 | 130.000 |      125000 | the most
        """)
    void measures(int loops, double currentA, int measuredMa, String because) {
        CurrentSensor sensor = new CurrentSensor(new CurrentSensors(2, loops, false, 1));

        assertThat(sensor.measuredMa(currentA)).isEqualTo(measuredMa);
    }
}
