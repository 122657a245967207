package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reading can be at all: 0.5 to 5.5 V, −60 to 120 °C (rule M5). */
class PlausibilityTest {

    @ParameterizedTest(name = "{0} mV: {1}")
    @CsvSource({"0, false", "499, false", "500, true", "5500, true", "5501, false", "327675, false"})
    void voltage(int millivolts, boolean plausible) {
        assertThat(Plausibility.voltage(millivolts)).isEqualTo(plausible);
    }

    @ParameterizedTest(name = "{0} tenths of a degree: {1}")
    @CsvSource({"-2321, false", "-601, false", "-600, true", "1200, true", "1201, false"})
    void temperature(int deciC, boolean plausible) {
        assertThat(Plausibility.temperature(deciC)).isEqualTo(plausible);
    }
}
