package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.testkit.Draft;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cell counts a setting of switches 1 to 3 allows, and which range holds without switches (rule C2). */
class CellRangeTest {

    @ParameterizedTest(name = "{0} cells")
    @CsvSource({
        "2, 2-4",
        "4, 2-4",
        "5, 5-8",
        "8, 5-8",
        "9, 9-16",
        "16, 9-16",
        "17, 17-25",
        "25, 17-25",
        "26, 26-40",
        "40, 26-40",
        "41, 41-80",
        "80, 41-80",
        "81, 81-150",
        "150, 81-150",
        "151, 151-255",
        "255, 151-255"
    })
    void withoutSwitchesItIsTheOneThatHoldsTheCount(int cellCount, String range) {
        assertThat(Draft.FOUR_CELLS.with("cellCount", cellCount).settings().cellRange())
                .hasToString(range);
    }

    @ParameterizedTest(name = "{0} cells")
    @ValueSource(ints = {1, 256})
    void noRangeHoldsWhatNoBoardsCanWatch(int cellCount) {
        assertThatThrownBy(() -> CellRange.holding(cellCount))
                .hasMessage("cellCount is " + cellCount + " but must be 2 to 255");
    }

    @ParameterizedTest(name = "{0} with {1} cells")
    @CsvSource(delimiter = '|', textBlock = """
        00010000 |   5 | 2-4
        00110000 |   4 | 5-8
        00110000 |   9 | 5-8
        01010000 |   8 | 9-16
        01010000 |  17 | 9-16
        01110000 |  16 | 17-25
        01110000 |  26 | 17-25
        10010000 |  25 | 26-40
        10010000 |  41 | 26-40
        10110000 |  40 | 41-80
        10110000 |  81 | 41-80
        11010000 |  80 | 81-150
        11010000 | 151 | 81-150
        11110000 | 150 | 151-255
        """)
    void aCountOutsideTheSwitchesIsRefusedAndTheRangeNamed(String switches, int cellCount, String range) {
        assertThat(Draft.FOUR_CELLS
                        .with("cellCount", cellCount)
                        .with("optionSwitches", switches)
                        .violations())
                .containsExactly(
                        "cellCount is " + cellCount + " but option switches " + switches + " say " + range + " cells");
    }

    @ParameterizedTest(name = "{0} with {1} cells")
    @CsvSource({"00010000, 2", "00010000, 4", "01010000, 9", "01010000, 16", "11110000, 151", "11110000, 255"})
    void aCountWithinTheSwitchesIsAccepted(String switches, int cellCount) {
        assertThat(Draft.FOUR_CELLS
                        .with("cellCount", cellCount)
                        .with("optionSwitches", switches)
                        .violations())
                .isEmpty();
    }
}
