package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import io.cellfleet.battery.warning.WarningCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One output for a combined charger and inverter: charge AND load (rule R3, appendix c). */
class CombinedOutputTest {

    private static final Draft COMBINED = Draft.FOUR_CELLS.withAll("mode=critical,combinedOutput=true");

    @ParameterizedTest(name = "{0}-{1} mV: {2}")
    @CsvSource({"3300, 3300, true", "3300, 3700, false", "2900, 3300, false", "2900, 3700, false"})
    void isOnWhenBothAre(int lowestMv, int highestMv, boolean on) {
        Pack pack = new Pack(COMBINED)
                .frames(3, Reading.of(4))
                .frames(2, Reading.of(4).volts(lowestMv, highestMv));

        assertThat(pack.status().combinedOn()).hasValue(on);
    }

    @Test
    void isNotToldWhereThereIsNone() {
        assertThat(new Pack(Draft.FOUR_CELLS).frames(3, Reading.of(4)).status().combinedOn())
                .isEmpty();
    }

    @Test
    void afterVlItBlocksChargingTooAndTheWarningSaysWhatToDo() {
        Reading low = Reading.of(4).volts(2_890, 3_300);

        Pack combined = new Pack(COMBINED).frames(3, Reading.of(4)).frames(2, low);
        assertThat(combined.chargeOn()).as("the charge relay alone").isTrue();
        assertThat(combined.status().combinedOn()).hasValue(false);
        assertThat(combined.warning(WarningCode.VOLTAGE_LOW).detail())
                .isEqualTo("the lowest cell is 1 at 2.890 V, V-min is 2.900 V; the combined output blocks charging "
                        + "too: charge the pack past this output until all cells are above V-min");

        Pack separate = new Pack(Draft.FOUR_CELLS).frames(3, Reading.of(4)).frames(2, low);
        assertThat(separate.warning(WarningCode.VOLTAGE_LOW).detail())
                .isEqualTo("the lowest cell is 1 at 2.890 V, V-min is 2.900 V");
    }
}
