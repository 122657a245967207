package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import org.junit.jupiter.api.Test;

/** Every violation is named in one answer (rule C3), and none that is only the echo of another. */
class DraftMixedMistakesTest {

    @Test
    void aBadValueDoesNotHideContradictionsElsewhere() {
        assertThat(Draft.FOUR_CELLS
                        .withAll("capacityWh=0,mode=fast,tMinDeciC=600,dischargeRestartPercent=95,sectionEnds=4")
                        .violations())
                .containsExactly(
                        "capacityWh is 0 but must be 1 to 6553500",
                        "mode is 'fast' but must be normal or critical",
                        "tMinDeciC is 600 but must be below tMaxDeciC 550",
                        "dischargeRestartPercent is 95 but must be below chargeRestartPercent 90",
                        "sectionEnds has 4 but must ascend within 1 to 3");
    }

    @Test
    void aRefusedVoltageIsComparedWithNoOther() {
        assertThat(Draft.FOUR_CELLS.withAll("vMinMv=6000,vMaxMv=3300").violations())
                .containsExactly(
                        "vMinMv is 6000 but must be 1500 to 5000", "vBalanceMv is 3400 but must be below vMaxMv 3300");
    }

    @Test
    void anUnknownChemistryDecidesNothingThatWasLeftOut() {
        assertThat(Draft.FOUR_CELLS.withAll("chemistry=lead,vMinMv=4500").violations())
                .containsExactly("chemistry is 'lead' but must be LiFePO4, LTO, NMC or Li-ion");
    }

    @Test
    void whatWasWrittenIsComparedAlsoWithAnUnknownChemistry() {
        assertThat(Draft.FOUR_CELLS
                        .withAll("chemistry=,vMinMv=2800,vMaxMv=2700")
                        .violations())
                .containsExactly(
                        "chemistry is required: LiFePO4, LTO, NMC or Li-ion",
                        "vMinMv is 2800 but must be below vMaxMv 2700");
    }

    @Test
    void unreadableSwitchesDecideNoBalanceVoltage() {
        assertThat(Draft.FOUR_CELLS
                        .withAll("optionSwitches=0001,fullVoltageMv=3500")
                        .violations())
                .containsExactly("optionSwitches is '0001' but must be eight digits 0 or 1");
    }

    @Test
    void aRefusedCellCountIsHeldAgainstNeitherSwitchesNorSections() {
        assertThat(Draft.FOUR_CELLS
                        .withAll("cellCount=300,optionSwitches=11110000,sectionEnds=100 20")
                        .violations())
                .containsExactly(
                        "cellCount is 300 but must be 2 to 255", "sectionEnds has 20 but must ascend within 1 to 254");
    }

    @Test
    void switchesAreHeldAgainstBothCellCountAndBalanceVoltage() {
        assertThat(Draft.FOUR_CELLS
                        .withAll("cellCount=16,optionSwitches=00010000,vBalanceMv=3450,framePeriodMs=100")
                        .violations())
                .containsExactly(
                        "framePeriodMs is 100 but must be 250 to 10000",
                        "cellCount is 16 but option switches 00010000 say 2-4 cells",
                        "vBalanceMv is 3450 but option switches 00010000 say 3400");
    }

    @Test
    void eachPairOfVoltagesInTheWrongOrderIsNamed() {
        assertThat(Draft.FOUR_CELLS
                        .withAll("vMinMv=3700,vBalanceMv=3400,vMaxMv=2900")
                        .violations())
                .containsExactly(
                        "vMinMv is 3700 but must be below vMaxMv 2900",
                        "vBalanceMv is 3400 but must be above vMinMv 3700",
                        "vBalanceMv is 3400 but must be below vMaxMv 2900");
    }
}
