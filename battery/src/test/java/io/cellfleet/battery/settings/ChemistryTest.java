package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual's "recommended threshold values for different cell chemistries", and the defaults of rules C3 and S1. */
class ChemistryTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        chemistry | V-min | V-balance | V-max | T-min | T-max | nominal
        LiFePO4   |  2900 |      3400 |  3700 |     0 |   550 |    3200
        LTO       |  2150 |      2600 |  2700 |  -200 |   550 |    2300
        NMC       |  3430 |      4000 |  4100 |     0 |   500 |    3700
        Li-ion    |  3430 |      4100 |  4150 |     0 |   500 |    3700
        """)
    void presets(
            String chemistry, int vMinMv, int vBalanceMv, int vMaxMv, int tMinDeciC, int tMaxDeciC, int nominalMv) {
        PackSettings settings = Draft.FOUR_CELLS.with("chemistry", chemistry).settings();

        assertThat(settings.vMinMv()).isEqualTo(vMinMv);
        assertThat(settings.vBalanceMv()).hasValue(vBalanceMv);
        assertThat(settings.vMaxMv()).isEqualTo(vMaxMv);
        assertThat(settings.tMinDeciC()).isEqualTo(tMinDeciC);
        assertThat(settings.tMaxDeciC()).isEqualTo(tMaxDeciC);
        assertThat(settings.chemistry().nominalCellMv()).isEqualTo(nominalMv);
        assertThat(settings.chemistry().label()).isEqualTo(chemistry);
    }

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({"LIFEPO4, LiFePO4", "lifepo4, LiFePO4", "lto, LTO", "nmc, NMC", "LI_ION, Li-ion", "liion, Li-ion"})
    void caseAndPunctuationDoNotCount(String written, String meant) {
        assertThat(Chemistry.labelled(written))
                .hasValueSatisfying(chemistry -> assertThat(chemistry.label()).isEqualTo(meant));
    }

    @ParameterizedTest(name = "''{0}'' is none")
    @ValueSource(strings = {"", "LiFe", "LiFePO", "lead", "LiFePO44"})
    void otherWordsAreNone(String written) {
        assertThat(Chemistry.labelled(written)).isEmpty();
    }
}
