package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule C6: 80 % of what is rated, as the manual's example has it. */
class CapacityAdviceTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        cells | rated mAh  | nominal mV | advised Wh | because
        4     | 200000     | 3200       | 2000       | 2560 Wh, of which 80 % is 2048, which is set as 2.0 kWh
        16    | 280000     | 3200       | 11400      | 14336 Wh
        2     | 10000      | 2300       | 0          | less than the device's step
        255   | 2000000000 | 5000       | 2040000000 | the most, without leaving its range
        """)
    void advised(int cells, int ratedMah, int nominalMv, long advisedWh, String because) {
        assertThat(CapacityAdvice.adviseWh(cells, ratedMah, nominalMv)).isEqualTo(advisedWh);
    }

    @Test
    void whatIsNoPackIsRefused() {
        assertThatThrownBy(() -> CapacityAdvice.adviseWh(1, 200_000, 3_200)).hasMessageContaining("cellCount is 1");
    }
}
