package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E says what it knows of the place (rule W2; manual, "No communication" and appendix d). */
class ErrorPlaceTest {

    @ParameterizedTest(name = "last heard {0}, sections end at {1}")
    @CsvSource(delimiter = '|', textBlock = """
        7 |      | the last cell heard is 7
        8 |      | the last cell heard is 8
        8 | 8    | the last cell heard is 8, the end of a battery section: check the cable between the sections
        7 | 8    | the last cell heard is 7
        4 | 4 12 | the last cell heard is 4, the end of a battery section: check the cable between the sections
        """)
    void theLastCellHeard(int lastHeard, String sectionEnds, String place) {
        Draft draft = Draft.FOUR_CELLS.with("cellCount", 16);
        Pack pack = new Pack(sectionEnds == null ? draft : draft.withAll("sectionEnds=" + sectionEnds));

        pack.frame(Reading.of(16).cell(lastHeard, 3_300, 250)).lineReportsFor(25);

        assertThat(pack.warning(WarningCode.COMMUNICATION).detail())
                .isEqualTo("the device is silent although its gateway is heard; " + place);
    }

    @ParameterizedTest(name = "sections end at {0}")
    @CsvSource(delimiter = '|', textBlock = """
           | the first cell that is not heard is 3
        3  | the first cell that is not heard is 3
        2  | the first cell that is not heard is 3, behind the end of a battery section: check the cable between the sections
        """)
    void whereAChainIsBrokenWhileFramesGoOn(String sectionEnds, String place) {
        Draft draft = Draft.FOUR_CELLS;
        Pack pack = new Pack(sectionEnds == null ? draft : draft.withAll("sectionEnds=" + sectionEnds));

        for (int second = 0; second < 30; second++) {
            pack.frame(Reading.of(4).cell(1 + second % 2, 3_300, 250));
        }

        assertThat(pack.warning(WarningCode.COMMUNICATION).detail())
                .isEqualTo("a cell has not been heard for too long; " + place);
    }

    @Test
    void noCellHeardYet() {
        Pack pack = new Pack(Draft.FOUR_CELLS).lineReportsFor(30);

        assertThat(pack.warning(WarningCode.COMMUNICATION).detail())
                .isEqualTo("the device is silent although its gateway is heard; no cell has been heard yet");
    }
}
