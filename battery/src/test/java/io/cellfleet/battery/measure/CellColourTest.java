package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * "Green values are in the safe range, yellow values shows balancing cells and red values are out of the safe range"
 * (manual, battery details; rule S9). 2.900, 3.400 and 3.700 V, 0 and 55 °C.
 */
class CellColourTest {

    @ParameterizedTest(name = "{0} mV, {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
        mV   | deciC | colour | because
        2900 | 250   | RED    | V ≤ Vmin
        2901 | 250   | GREEN  | within
        3399 | 250   | GREEN  | below Vbalance
        3400 | 250   | YELLOW | V ≥ Vbalance
        3699 | 250   | YELLOW | below Vmax
        3700 | 250   | RED    | V ≥ Vmax
        3300 | -1    | RED    | T < Tmin
        3300 | 0     | GREEN  | at a limit is not beyond
        3300 | 550   | GREEN  | at a limit is not beyond
        3300 | 551   | RED    | T > Tmax
        3400 | 551   | RED    | red before yellow
        3400 | -     | YELLOW | no probe of its own
        3300 | -     | GREEN  | no probe of its own
        """)
    void balancing(int mv, @Nullable Integer deciC, CellColour colour, String because) {
        assertThat(colour(Draft.FOUR_CELLS, mv, deciC)).isEqualTo(colour);
    }

    @ParameterizedTest(name = "{0} mV: {1}")
    @CsvSource({"3400, GREEN", "3699, GREEN", "3700, RED"})
    void withoutBalancingNoneIsYellow(int mv, CellColour colour) {
        Draft draft = Draft.FOUR_CELLS.with("vBalanceMv", 0).with("fullVoltageMv", 3_400);

        assertThat(colour(draft, mv, 250)).isEqualTo(colour);
    }

    private static CellColour colour(Draft draft, int mv, @Nullable Integer deciC) {
        return CellColour.of(mv, deciC == null ? OptionalInt.empty() : OptionalInt.of(deciC), draft.settings());
    }
}
