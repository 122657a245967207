package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.RelayChanged;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every decision says why, completely and in the manual's terms (rule R9). */
class ReasonsTest {

    private static final Reading GOOD = Reading.of(4);

    @ParameterizedTest(name = "{0} {1}-{2} mV {3}-{4}: {5} | {6}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        mode     | lowest | highest | coldest | warmest | charge                                                                           | load
        normal   |   3300 |    3300 |     250 |     250 |                                                                                  |
        normal   |   3300 |    3700 |     250 |     250 | cellVoltageAtOrAboveVMax minimumOffTime                                          |
        normal   |   3400 |    3500 |     250 |     250 | allCellVoltagesAtOrAboveVBalance socNotBelowChargeRestart minimumOffTime         |
        normal   |   3400 |    3700 |     250 |     250 | cellVoltageAtOrAboveVMax allCellVoltagesAtOrAboveVBalance socNotBelowChargeRestart minimumOffTime |
        normal   |   2900 |    3300 |     250 |     250 |                                                                                  | cellVoltageAtOrBelowVMin notRecoveredAfterVMin minimumOffTime
        normal   |   3300 |    3300 |      -1 |     250 | cellTemperatureBelowTMin                                                         | cellTemperatureBelowTMin
        normal   |   3300 |    3300 |     250 |     551 | cellTemperatureAboveTMax                                                         | cellTemperatureAboveTMax
        normal   |   3300 |    3300 |      -1 |     551 | cellTemperatureBelowTMin cellTemperatureAboveTMax                                | cellTemperatureBelowTMin cellTemperatureAboveTMax
        normal   |   3300 |    3400 |      -1 |     550 | cellTemperatureBelowTMin notAllCellVoltagesBelowVBalance cellTemperatureNotBelowTMax | cellTemperatureBelowTMin cellTemperatureNotBelowTMax
        normal   |   2900 |    3700 |      -1 |     250 | cellVoltageAtOrAboveVMax cellTemperatureBelowTMin minimumOffTime                 | cellVoltageAtOrBelowVMin cellTemperatureBelowTMin notRecoveredAfterVMin minimumOffTime
        critical |   2900 |    3700 |     250 |     250 | cellVoltageAtOrAboveVMax minimumOffTime                                          | cellVoltageAtOrBelowVMin minimumOffTime
        critical |   3300 |    3300 |       0 |     551 | cellTemperatureAboveTMax cellTemperatureNotAboveTMin                             | cellTemperatureAboveTMax cellTemperatureNotAboveTMin
        """)
    void afterThreeFrames(String mode, int lowest, int highest, int coldest, int warmest, String charge, String load) {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("mode", mode))
                .frames(3, GOOD)
                .frames(3, GOOD.volts(lowest, highest).degrees(coldest, warmest));

        assertThat(pack.chargeBlockedBy()).isEqualTo(words(charge));
        assertThat(pack.loadBlockedBy()).isEqualTo(words(load));
    }

    @Test
    void exactlyAtALimitSaysThatItIsNotAboveOrBelow() {
        Pack pack =
                new Pack(Draft.FOUR_CELLS).frames(5, GOOD.volts(3_300, 3_400).degrees(0, 550));

        assertThat(pack.chargeBlockedBy())
                .containsExactly(
                        "notAllCellVoltagesBelowVBalance",
                        "cellTemperatureNotAboveTMin",
                        "cellTemperatureNotBelowTMax");
        assertThat(pack.loadBlockedBy()).containsExactly("cellTemperatureNotAboveTMin", "cellTemperatureNotBelowTMax");
    }

    @Test
    void afterASilenceOnlyTheSilenceIsKnown() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).lineReportsFor(25);

        assertThat(pack.chargeBlockedBy()).containsExactly("noCellCommunication");
        assertThat(pack.loadBlockedBy()).containsExactly("noCellCommunication");
        assertThat(pack.events())
                .contains(new RelayChanged(RelayName.CHARGE, false, List.of(BlockReason.NO_CELL_COMMUNICATION)));
    }

    @Test
    void behindAGapTheFirstFrameLeavesItOpenWhetherTheConditionsHold() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(2, GOOD.degrees(-10, 250));

        pack.frameAfter(60_000, GOOD);

        assertThat(pack.chargeBlockedBy()).containsExactly("notYetKnown");
        assertThat(pack.loadBlockedBy()).containsExactly("notYetKnown");
        assertThat(pack.frame(GOOD).chargeOn()).isTrue();
    }

    @Test
    void anErrorIsNamedBesideTheLimits() {
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frames(3, GOOD)
                .frames(2, GOOD.withErrorBit().volts(3_300, 3_700));

        assertThat(pack.chargeBlockedBy())
                .containsExactly("cellVoltageAtOrAboveVMax", "noCellCommunication", "minimumOffTime");
        assertThat(pack.loadBlockedBy()).containsExactly("noCellCommunication");
    }

    @Test
    void aMissingProbeIsNoCellCommunicationAndNothingElseIsClaimed() {
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frames(5, GOOD.temperatures(Optional.<CellTemperature>empty(), Optional.empty()));

        assertThat(pack.loadBlockedBy()).containsExactly("noCellCommunication");
    }

    @Test
    void aRelayThatIsOnHasNone() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);

        assertThat(pack.chargeBlockedBy()).isEmpty();
        assertThat(pack.loadBlockedBy()).isEmpty();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
