package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.action.OperatorAction.ConfirmCellCount;
import io.cellfleet.battery.pack.PackEvent.ActionApplied;
import io.cellfleet.battery.pack.PackEvent.ActionRefused;
import io.cellfleet.battery.pack.PackEvent.CalibrationLost;
import io.cellfleet.battery.pack.PackEvent.CellCountConfirmed;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "A cell count other than N: an operator may adopt a new N" (rule W2). */
class ConfirmCellCountTest {

    private static final Reading FOUR = Reading.of(4);
    private static final Reading FIVE = Reading.of(5);

    @Test
    void endsTheErrorAfterThreeFrames() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, FOUR).frames(3, FIVE);
        assertThat(pack.lights()).containsExactly("E");

        pack.asked(confirm(5)).frame(FIVE.cell(5, 3_300, 250));

        assertThat(pack.events())
                .startsWith(new ActionApplied("c1", "confirmCellCount", "ann"), new CellCountConfirmed(5));
        assertThat(pack.frame(FIVE).lights()).containsExactly("E");
        assertThat(pack.frame(FIVE).lights()).isEmpty();
        assertThat(pack.state().cells().cellCount()).isEqualTo(5);
    }

    @Test
    void holdsForTheRecordItComesWith() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, FOUR).frames(2, FIVE);

        pack.asked(confirm(5)).frame(FIVE.cell(5, 3_300, 250));

        assertThat(pack.lights()).as("the third frame would have raised E").isEmpty();
    }

    @Test
    void theFormerCountIsAnErrorFromThenOn() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, FOUR).asked(confirm(5)).frames(2, FOUR);

        assertThat(pack.frame(FOUR).lights()).containsExactly("E");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
        settings                              | count | refused                                                      | because
        minimumOffSeconds=60                  | 5     | -                                                            | C2: without switches any count
        optionSwitches=00010000               | 3     | -                                                            | C2: switches 000 say 2 to 4
        optionSwitches=00010000               | 5     | cellCount is 5 but option switches 00010000 say 2-4 cells    | C2: outside of the range
        sectionEnds=2                         | 3     | -                                                            | the section ends before
        sectionEnds=2                         | 2     | sectionEnds has 2 but must ascend within 1 to 1              | a section's end is the last cell
        """)
    void mustGoWithTheOtherSettings(String settings, int count, @Nullable String refused, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS.withAll(settings)).frames(3, FOUR);

        pack.asked(confirm(count)).frame(FOUR);

        if (refused == null) {
            assertThat(pack.events(CellCountConfirmed.class)).containsExactly(new CellCountConfirmed(count));
        } else {
            assertThat(pack.events(ActionRefused.class))
                    .containsExactly(new ActionRefused("c1", "confirmCellCount", "ann", refused));
            assertThat(pack.state().cells().cellCount()).isEqualTo(4);
        }
    }

    @Test
    void changesTheCapacityAndCostsTheCalibration() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, FOUR.volts(3_400)).frames(3, FOUR);
        assertThat(pack.calibrated()).isTrue();
        long stored = pack.storedNc();

        pack.asked(confirm(5)).frame(FIVE.cell(5, 3_300, 250));

        assertThat(pack.events(CalibrationLost.class))
                .as("C6: the same Wh at a voltage of 5 cells are a fifth less Ah")
                .containsExactly(new CalibrationLost(CalibrationLost.Cause.CAPACITY_CHANGED));
        assertThat(pack.storedNc()).isEqualTo(stored / 5 * 4);
    }

    @Test
    void aChangeOfLessThanFivePercentKeepsIt() {
        Reading many = Reading.of(24);
        Pack pack = new Pack(Draft.FOUR_CELLS.with("cellCount", 24))
                .frames(3, many.volts(3_400))
                .frames(3, many);

        pack.asked(confirm(25)).frame(Reading.of(25).cell(25, 3_300, 250));

        assertThat(pack.calibrated()).as("24 for 25 are 4 %").isTrue();
    }

    @Test
    void staysUntilTheSettingsSayAnotherCount() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, FOUR).asked(confirm(5)).frames(5, FIVE);

        pack.with(Draft.FOUR_CELLS.with("minimumOffSeconds", 30)).isRestored().frames(5, FIVE);
        assertThat(pack.lights()).as("the same N in newer settings").isEmpty();

        pack.with(Draft.FOUR_CELLS.with("cellCount", 6)).frames(3, FIVE);
        assertThat(pack.lights()).containsExactly("E");
        assertThat(pack.state().confirmed()).isEmpty();

        pack.with(Draft.FOUR_CELLS).frames(3, FOUR);
        assertThat(pack.lights())
                .as("and does not come back with the former count")
                .isEmpty();
        assertThat(pack.state().cells().cellCount()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        optionSwitches=00010000 | the switches say 2 to 4 cells
        sectionEnds=3           | fine with 5
        """)
    void givesWayToSettingsThatContradictIt(String settings, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, FOUR).asked(confirm(5)).frames(5, FIVE);

        pack.with(Draft.FOUR_CELLS.withAll(settings)).frames(3, FIVE);

        boolean contradicted = settings.startsWith("optionSwitches");
        assertThat(pack.state().confirmed().isEmpty()).as(because).isEqualTo(contradicted);
        assertThat(pack.lights().contains("E")).isEqualTo(contradicted);
    }

    @Test
    void sectionsThatEndBeyondItWinToo() {
        Draft six = Draft.FOUR_CELLS.with("cellCount", 6);
        Pack pack = new Pack(six).frames(3, Reading.of(6)).asked(confirm(3)).frames(3, Reading.of(3));

        pack.with(six.withAll("sectionEnds=3 5")).frame(Reading.of(6));

        assertThat(pack.state().confirmed()).isEmpty();
        assertThat(pack.state().cells().cellCount()).isEqualTo(6);
    }

    @Test
    void theCommissionedCountItselfTakesTheAdoptedOneBack() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, FOUR).asked(confirm(5)).frames(3, FIVE);

        pack.asked(confirm(4)).frame(FOUR);

        assertThat(pack.events(CellCountConfirmed.class)).containsExactly(new CellCountConfirmed(4));
        assertThat(pack.state().confirmed()).isEmpty();
        assertThat(pack.state().cells().cellCount()).isEqualTo(4);
    }

    @Test
    void aSecondCountIsHeldAgainstTheSettingsToo() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, FOUR).asked(confirm(5)).frames(3, FIVE);

        pack.asked(confirm(6)).frame(Reading.of(6));
        assertThat(pack.state().confirmed()).contains(new ConfirmedCellCount(4, 6));
    }

    private static ConfirmCellCount confirm(int count) {
        return new ConfirmCellCount("c1", "ann", count);
    }
}
