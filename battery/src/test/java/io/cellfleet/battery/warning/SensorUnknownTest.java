package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule M1: sign X is unknown, never zero; for counting it is a gap, and a warning. It counts as rule M3 says. */
class SensorUnknownTest {

    private static final Reading READING = Reading.of(4);

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        currents  | warned | because
        +         | false  | a known current
        X         | false  | one frame alone decides nothing
        X X       | true   | two of three
        X + X     | true   | two of the last three
        X + + X   | false  | the first is too long ago
        X X +     | true   | one known current clears nothing
        X X + +   | false  | two do
        """)
    void raisedAndCleared(String currents, boolean warned, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS);
        for (String current : List.of(currents.split(" "))) {
            pack.frame(current.equals("X") ? READING.unknownCurrent() : READING);
        }

        assertThat(pack.status().warnings())
                .extracting(ActiveWarning::code)
                .isEqualTo(warned ? List.of(WarningCode.SENSOR_UNKNOWN) : List.of());
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "X", textBlock = """
        I1   | I2   | total | warned | because
        1000 | 0    | 1000  | false  | both sensors and the total
        1000 | X    | 1000  | true   | one of two sensors is missing
        X    | 1000 | -1000 | true   | the other one is
        X    | X    | 1000  | false  | a device with one sensor tells the total alone
        X    | X    | X     | true   | nothing is known
        """)
    void whichSensor(Integer first, Integer second, Integer total, boolean warned, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frames(2, READING.currents(optional(first), optional(second), optional(total)));

        assertThat(pack.status().warnings())
                .extracting(ActiveWarning::code)
                .isEqualTo(warned ? List.of(WarningCode.SENSOR_UNKNOWN) : List.of());
    }

    private static OptionalInt optional(@Nullable Integer currentMa) {
        return currentMa == null ? OptionalInt.empty() : OptionalInt.of(currentMa);
    }
}
