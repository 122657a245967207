package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What frames raise and clear E (rule W2); c is a clean frame. */
class CommunicationErrorTest {

    private static final Reading CLEAN = Reading.of(4);

    @ParameterizedTest(name = "{0} gives {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        cccb        | ....        | one frame decides nothing
        cccbb       | ....*       | two in a row
        cccbcb      | .....*      | two of three
        cccbccb     | .......     | two of four
        cccbbcc     | ....***     | two clean frames do not clear it
        cccbbccc    | ....***.    | three do
        cccbbccbcc  | ....******  | a cause in between: counted anew
        cccbbccbccc | ....******. | three in a row after it
        """)
    void theDevicesErrorBit(String frames, String lights, String because) {
        assertThat(lights(frames, CLEAN.withErrorBit())).isEqualTo(lights);
    }

    @ParameterizedTest(name = "{0} gives {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        cccbb       | .....       | two frames in a row with another count decide nothing
        cccbbb      | .....*      | three do
        cccbbcbb    | ........    | not in a row
        bbb         | ..*         | from the very first frame
        cccbbbcc    | .....***    | N twice does not clear it
        cccbbbccc   | .....***.   | N three times does
        cccbbbccbccc | .....******. | another count in between: counted anew
        """)
    void anotherCellCount(String frames, String lights, String because) {
        assertThat(lights(frames, CLEAN.counting(3))).isEqualTo(lights);
        assertThat(lights(frames, CLEAN.counting(5))).isEqualTo(lights);
        assertThat(lights(frames, CLEAN.counting(0))).isEqualTo(lights);
    }

    @ParameterizedTest(name = "{0} gives {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        cccb     | ....     | one frame decides nothing
        cccbcb   | .....*   | two of three
        cccbbccc | ....***. | three clean frames clear it
        """)
    void anImpossibleReading(String frames, String lights, String because) {
        assertThat(lights(frames, CLEAN.volts(3_300, 5_501))).isEqualTo(lights);
    }

    @Test
    void theOperatorAdoptsAnotherCount() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, CLEAN).frames(20, CLEAN.counting(5));
        assertThat(pack.warning(WarningCode.COMMUNICATION).detail())
                .startsWith("the device counts another number of cells than commissioned");

        pack.with(Draft.FOUR_CELLS.with("cellCount", 5));
        pack.frame(CLEAN.counting(5).cell(5, 3_300, 250)).frame(CLEAN.counting(5));
        assertThat(pack.lights()).containsExactly("E");
        pack.frame(CLEAN.counting(5));
        assertThat(pack.lights()).isEmpty();
    }

    /** Four cells, 1 s: stale after 3 × 4 × 1 s + 10 s = 22 s (rule M4). */
    @Test
    void aCellThatIsNotHeardAnyMore() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frame(CLEAN.cell(3, 3_300, 250));
        for (int second = 1; second <= 23; second++) {
            pack.frame(CLEAN.cell(second % 2 == 0 ? 1 : second % 4 == 1 ? 2 : 4, 3_300, 250));
            assertThat(pack.lights()).as("second %d", second).isEmpty();
        }
        pack.frame(CLEAN.cell(1, 3_300, 250));

        assertThat(pack.warning(WarningCode.COMMUNICATION).detail())
                .isEqualTo("a cell has not been heard for too long; the first cell that is not heard is 3");
        assertThat(pack.chargeOn() || pack.loadOn()).isFalse();

        pack.frame(CLEAN.cell(3, 3_300, 250)).frame(CLEAN.cell(1, 3_300, 250));
        assertThat(pack.lights()).containsExactly("E");
        pack.frame(CLEAN.cell(2, 3_300, 250));
        assertThat(pack.lights()).isEmpty();
    }

    @Test
    void aCellNeverHeardCountsFromTheFirstFrame() {
        Pack pack = new Pack(Draft.FOUR_CELLS);
        for (int second = 0; second <= 23; second++) {
            pack.frame(CLEAN.cell(1 + second % 3, 3_300, 250));
            assertThat(pack.lights()).as("second %d", second).isEmpty();
        }

        assertThat(pack.frame(CLEAN.cell(1, 3_300, 250)).lights()).containsExactly("E");
    }

    @Test
    void causesThatComeTogetherAreAllNamed() {
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frames(3, CLEAN.counting(3).withErrorBit().volts(3_300, 6_000).cell(2, 3_300, 250));

        assertThat(pack.warning(WarningCode.COMMUNICATION).detail())
                .isEqualTo("the device reports a cell board communication error; "
                        + "the device counts another number of cells than commissioned; "
                        + "a reading is impossible or missing; the last cell heard is 2");
    }

    private static String lights(String frames, Reading bad) {
        Pack pack = new Pack(Draft.FOUR_CELLS);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < frames.length(); i++) {
            pack.frame(frames.charAt(i) == 'b' ? bad : CLEAN);
            seen.append(pack.lit(WarningCode.COMMUNICATION) ? '*' : '.');
        }
        return seen.toString();
    }
}
