package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * "The temperature during balancing is much higher than the really cell temperature" (manual; rule S9): marked while a
 * cell balances and for 15 minutes after.
 */
class BalancingTest {

    private static final Reading GOOD = Reading.of(4);

    private final Pack pack = new Pack(Draft.FOUR_CELLS);

    @ParameterizedTest(name = "cell {0} at {1} mV, the highest {2} at {3} mV: cell 2 {4}, cell 4 {5}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        cell | mV   | highest | highest mV | cell 2 | cell 4 | because
        2    | 3399 | 4       | 3399 | false  | false  | below Vbalance
        2    | 3400 | 4       | 3400 | true   | true   | the cell the frame describes, and the highest of all
        2    | 3300 | 4       | 3400 | false  | true   | the highest of all, without being described
        2    | 3400 | 0       | 3400 | true   | false  | a highest without a number is nobody
        2    | 3300 | 0       | 3400 | false  | false  | a highest without a number is nobody
        """)
    void which(int cell, int mv, int highest, int highestMv, boolean second, boolean fourth, String because) {
        pack.frame(
                GOOD.voltages(Optional.of(new CellVoltage(1, 3_300)), Optional.of(new CellVoltage(highest, highestMv)))
                        .cell(cell, mv, 250));

        Balancing balancing = pack.state().balancing();
        assertThat(balancing.readsHigh(2)).isEqualTo(second);
        assertThat(balancing.readsHigh(4)).isEqualTo(fourth);
    }

    @Test
    void theFirstCellIsACellToo() {
        pack.frame(GOOD.voltages(Optional.of(new CellVoltage(2, 3_300)), Optional.of(new CellVoltage(1, 3_400)))
                .cell(2, 3_300, 250));

        assertThat(pack.state().balancing().readsHigh(1)).isTrue();
    }

    @Test
    void aDescribedCellIsNotedWhereNoHighestIsNamed() {
        pack.frame(GOOD.voltages(Optional.empty(), Optional.empty()).cell(3, 3_450, 250));

        assertThat(pack.state().balancing().readsHigh(3)).isTrue();
    }

    @ParameterizedTest(name = "{0} ms after: {1}")
    @CsvSource({"900000, true", "900001, false"})
    void aBoardCoolsForFifteenMinutes(long ms, boolean readsHigh) {
        pack.frame(GOOD.volts(3_300, 3_450));

        pack.frameAfter(ms, GOOD.cell(4, 3_350, 400));

        CellLook look = pack.status().measured().orElseThrow().looks().getFirst();
        assertThat(look).isEqualTo(new CellLook(CellColour.GREEN, readsHigh));
        assertThat(pack.state().balancing().lastSeen()).hasSize(readsHigh ? 1 : 0);
    }

    @Test
    void countsFromWhenItWasSeenLast() {
        pack.frame(GOOD.volts(3_300, 3_450)).frameAfter(600_000, GOOD.volts(3_300, 3_450));

        pack.frameAfter(900_000, GOOD.cell(4, 3_350, 400));

        assertThat(pack.state().balancing().readsHigh(4)).isTrue();
    }

    @Test
    void everyCellOfAFrameHasItsLook() {
        Pack all = new Pack(Draft.FOUR_CELLS).tellingAllCells();
        all.frame(GOOD.volts(2_900, 3_450)
                .cells(List.of(
                        new CellReading(1, 2_900, 300, 250),
                        new CellReading(2, 3_399, 300, 250),
                        new CellReading(3, 3_400, 300, 250),
                        new CellReading(4, 3_450, 300, 551))));

        assertThat(all.status().measured().orElseThrow().looks())
                .containsExactly(
                        new CellLook(CellColour.RED, false),
                        new CellLook(CellColour.GREEN, false),
                        new CellLook(CellColour.YELLOW, true),
                        new CellLook(CellColour.RED, true));
    }

    @Test
    void withoutBalancingNothingReadsHigh() {
        Pack without = new Pack(Draft.FOUR_CELLS.with("vBalanceMv", 0).with("fullVoltageMv", 3_400));

        without.frames(3, GOOD.volts(3_300, 3_600).cell(4, 3_600, 400));

        assertThat(without.state().balancing()).isEqualTo(Balancing.NONE);
    }

    @Test
    void aClockSetBackMakesItNoLonger() {
        pack.frame(GOOD.volts(3_300, 3_450)).frameAfter(-7_200_000, GOOD);

        pack.frameAfter(900_000, GOOD.cell(4, 3_350, 400));
        assertThat(pack.state().balancing().readsHigh(4)).isTrue();
        pack.frameAfter(1, GOOD);
        assertThat(pack.state().balancing().readsHigh(4)).isFalse();
    }

    @ParameterizedTest(name = "cell {0}")
    @CsvSource({"0", "256"})
    void noOtherCellsBalance(int number) {
        TreeMap<Integer, Instant> cells = new TreeMap<>();
        cells.put(number, Pack.START);

        assertThatThrownBy(() -> new Balancing(cells))
                .hasMessage("balancing cell is " + number + " but must be 1 to 255");
    }

    @ParameterizedTest(name = "the highest {0} mV, the warmest {1}: {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        mV   | deciC | heat  | because
        3450 | 551   | true  | W3: Th from a cell that balances
        3450 | 550   | false | no Th
        3399 | 551   | false | Th from a cell that does not
        """)
    void heat(int mv, int deciC, boolean heat, String because) {
        pack.frames(3, GOOD).frames(2, GOOD.volts(3_300, mv).degrees(250, deciC));

        assertThat(pack.lit(WarningCode.BALANCING_HEAT)).isEqualTo(heat);
        assertThat(pack.lit(WarningCode.TEMPERATURE_HIGH)).isEqualTo(deciC > 550);
        assertThat(pack.chargeOn() && pack.loadOn())
                .as("the relays obey all the same")
                .isEqualTo(deciC <= 550);
        if (heat) {
            assertThat(pack.warning(WarningCode.BALANCING_HEAT).detail())
                    .isEqualTo(
                            "the warmest cell is 4 at 55.1 °C, T-max is 55.0 °C; it balances, or did within 15 minutes");
        }
    }

    @Test
    void heatEndsWhenTheBoardHasCooled() {
        pack.frames(3, GOOD).frames(3, GOOD.volts(3_300, 3_450).degrees(250, 560));
        Reading hot = GOOD.degrees(250, 560);
        for (int second = 0; second < 900; second += 5) {
            pack.frameAfter(5_000, hot);
        }
        assertThat(pack.lit(WarningCode.BALANCING_HEAT)).isTrue();

        pack.frames(2, hot);

        assertThat(pack.otherWarnings()).doesNotContain("balancingHeat");
        assertThat(pack.lights()).as("the cell itself is hot").containsExactly("Th");
    }
}
