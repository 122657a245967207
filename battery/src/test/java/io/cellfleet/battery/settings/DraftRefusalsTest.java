package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake at a time: the first value that is refused, beside the last that is not (rules C1 to C4, R8, S3). */
class DraftRefusalsTest {

    @ParameterizedTest(name = "{0} {1} and {2}, not {3} or {4}")
    @CsvSource({
        "capacityWh,              1,    6553500,    0,   6553501, 1 to 6553500",
        "vMinMv,                  1500, 3399,       1499, 5001, 1500 to 5000",
        "vBalanceMv,              2901, 3699,       1499, 5001, 1500 to 5000",
        "vMaxMv,                  3401, 5000,       1499, 5001, 1500 to 5000",
        "tMinDeciC,               -400, 549,        -401, 851, -400 to 850",
        "tMaxDeciC,               1,    850,        -401, 851, -400 to 850",
        "chargeRestartPercent,    21,   98,         -1,   99, 0 to 98",
        "dischargeRestartPercent, 0,    89,         -1,   99, 0 to 98",
        "nominalCellMv,           1500, 5000,       1499, 5001, 1500 to 5000",
        "sensorCount,             1,    2,          0,    3, 1 to 2",
        "currentDivisor,          1,    4,          0,    5, 1 to 4",
        "solarPeakW,              0,    10000000,   -1,   10000001, 0 to 10000000",
        "inverterPeakW,           0,    10000000,   -1,   10000001, 0 to 10000000",
        "ratedCapacityMah,        1,    2000000000, 0,    2000000001, 1 to 2000000000",
        "minimumOffSeconds,       0,    3600,       -1,   3601, 0 to 3600",
        "emptyAfterSeconds,       15,   300,        14,   301, 15 to 300",
        "framePeriodMs,           250,  10000,      249,  10001, 250 to 10000"
    })
    void ranges(String field, int least, int most, int tooLow, int tooHigh, String range) {
        assertThat(Draft.FOUR_CELLS.with(field, least).violations()).isEmpty();
        assertThat(Draft.FOUR_CELLS.with(field, most).violations()).isEmpty();
        assertThat(Draft.FOUR_CELLS.with(field, tooLow).violations())
                .containsExactly(field + " is " + tooLow + " but must be " + range);
        assertThat(Draft.FOUR_CELLS.with(field, tooHigh).violations())
                .containsExactly(field + " is " + tooHigh + " but must be " + range);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        cellCount=                       | cellCount is required: 2 to 255                                               | a battery has no default size
        capacityWh=                      | capacityWh is required: 1 to 6553500                                          | nor a default capacity
        chemistry=                       | chemistry is required: LiFePO4, LTO, NMC or Li-ion                            | nor default cells
        cellCount=1                      | cellCount is 1 but must be 2 to 255                                           | fewer cells than boards can watch
        cellCount=256                    | cellCount is 256 but must be 2 to 255                                         | more cells than boards can watch
        chemistry=lead                   | chemistry is 'lead' but must be LiFePO4, LTO, NMC or Li-ion                   | cells without presets
        optionSwitches=0001000           | optionSwitches is '0001000' but must be eight digits 0 or 1                   | seven switches
        mode=fast                        | mode is 'fast' but must be normal or critical                                 | no such mode
        temperatureScale=kelvin          | temperatureScale is 'kelvin' but must be driver or document                   | no such scale
        sensorLoops=0                    | sensorLoops is 0 but must be 1, 2 or 4                                        | the cable does not pass at all
        sensorLoops=3                    | sensorLoops is 3 but must be 1, 2 or 4                                        | three loops are not described
        sensorLoops=5                    | sensorLoops is 5 but must be 1, 2 or 4                                        | too many loops
        vMinMv=3400                      | vBalanceMv is 3400 but must be above vMinMv 3400                              | Vmin must be below Vbalance, not at it
        vMaxMv=3400                      | vBalanceMv is 3400 but must be below vMaxMv 3400                              | Vbalance must be below Vmax, not at it
        tMinDeciC=550                    | tMinDeciC is 550 but must be below tMaxDeciC 550                              | Tmin must be below Tmax, not at it
        dischargeRestartPercent=90       | dischargeRestartPercent is 90 but must be below chargeRestartPercent 90       | the load must restart below the charge
        vBalanceMv=0                     | fullVoltageMv must be set because there is no balancing (vBalanceMv is 0)     | C4: without balancing nothing says full
        fullVoltageMv=3500               | fullVoltageMv may be set only without balancing but vBalanceMv is 3400        | C4: two full voltages
        vBalanceMv=0,fullVoltageMv=2900  | fullVoltageMv is 2900 but must be above vMinMv 2900                           | C4: it stands for Vbalance
        vBalanceMv=0,fullVoltageMv=3700  | fullVoltageMv is 3700 but must be below vMaxMv 3700                           | C4: it stands for Vbalance
        optionSwitches=00010000,vBalanceMv=3500 | vBalanceMv is 3500 but option switches 00010000 say 3400               | the board balances where its switches say
        optionSwitches=00000000,vBalanceMv=3400 | vBalanceMv is 3400 but option switches 00000000 say 0 (no balancing)   | the board does not balance
        sectionEnds=0                    | sectionEnds has 0 but must ascend within 1 to 3                               | no cell 0
        sectionEnds=4                    | sectionEnds has 4 but must ascend within 1 to 3                               | nothing follows the last cell
        sectionEnds=2 2                  | sectionEnds has 2 but must ascend within 1 to 3                               | a section without cells
        """)
    void refuses(String change, String message, String because) {
        assertThat(Draft.FOUR_CELLS.withAll(change).violations()).containsExactly(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        vMinMv=3399                      | Vmin just below Vbalance
        vMaxMv=3401                      | Vmax just above Vbalance
        tMinDeciC=549                    | Tmin just below Tmax
        dischargeRestartPercent=89       | restarts one percent apart
        vBalanceMv=0,fullVoltageMv=2901  | a full voltage just above Vmin
        vBalanceMv=0,fullVoltageMv=3699  | a full voltage just below Vmax
        optionSwitches=00000000,fullVoltageMv=3500 | no balancing by the switches
        optionSwitches=00010000,vBalanceMv=3400    | the same said twice
        sectionEnds=1                    | the first cell is a section
        sectionEnds=3                    | the last cell is a section
        sectionEnds=1 2 3                | each cell is a section
        """)
    void accepts(String change, String because) {
        assertThat(Draft.FOUR_CELLS.withAll(change).violations()).isEmpty();
    }

    @Test
    void anEmptyPlaceAmongTheSectionEndsIsRefused() {
        Draft draft = Draft.FOUR_CELLS.with("sectionEnds", Collections.unmodifiableList(Arrays.asList(1, null)));

        assertThat(draft.violations())
                .containsExactly("sectionEnds is [1, null] but must have a cell number in every place");
    }
}
