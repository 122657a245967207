package io.cellfleet.api.rest.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.api.live.CellNow;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.contract.v1.CellColour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours (rule S9) and ages (rule M4) of cells. LiFePO4: 2.90, 3.40 and 3.70 V, 0 and 55 °C. */
class CellViewsTest {

    private static final long NOW = 1_780_000_000_000L;

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "none", textBlock = """
            engine      | mV   | 0.1 °C | colour | because
            GREEN       | 3700 | 200    | green  | the engine judged by the settings of its time
            YELLOW      | 3300 | 200    | yellow | the same
            RED         | 3300 | 200    | red    | the same
            GREY        | 3300 | 200    | grey   | the same
            UNSPECIFIED | 2900 | 200    | red    | an engine that colours no cells: at Vmin
            UNSPECIFIED | 2901 | 200    | green  | above Vmin
            UNSPECIFIED | 3399 | 200    | green  | below Vbalance
            UNSPECIFIED | 3400 | 200    | yellow | at Vbalance it balances
            UNSPECIFIED | 3300 | 550    | green  | at Tmax
            UNSPECIFIED | 3300 | 551    | red    | above Tmax
            UNSPECIFIED | 3300 | none   | green  | no probe, no judgement
            """)
    void colours(String engine, int voltageMv, Integer deciC, String colour, String because) {
        var cell = new CellNow(1, voltageMv, deciC, CellColour.valueOf("CELL_COLOUR_" + engine), false, NOW, NOW);

        assertThat(view(cell, Duration.ofSeconds(20), NOW).colour()).isEqualTo(colour);
    }

    @Test
    void anOldReadingIsGreyWhateverItSays() {
        var cell = new CellNow(1, 3_700, 200, CellColour.CELL_COLOUR_RED, false, NOW, NOW);

        assertThat(view(cell, Duration.ofSeconds(20), NOW + 20_000).stale()).isFalse();
        assertThat(view(cell, Duration.ofSeconds(20), NOW + 20_001))
                .extracting(CellView::stale, CellView::colour, CellView::voltageMv)
                .containsExactly(true, "grey", 3_700);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "CELL_COLOUR_YELLOW, true, true, the engine says so",
                "CELL_COLOUR_GREEN, true, true, it balanced a while ago",
                "CELL_COLOUR_GREEN, false, false, it did not",
                "CELL_COLOUR_UNSPECIFIED, false, none, nobody has judged it"
            })
    void temperaturesThatReadHighAreMarked(CellColour colour, boolean readsHigh, Boolean shown, String because) {
        var cell = new CellNow(1, 3_300, 200, colour, readsHigh, NOW, NOW);

        assertThat(view(cell, Duration.ofSeconds(20), NOW).temperatureReadsHigh())
                .isEqualTo(shown);
    }

    @Test
    void aCellNeverHeardIsListedWithoutValues() {
        List<CellView> cells = CellViews.of(settings(16, 1_000), List.of(), Duration.ofSeconds(20), NOW);

        assertThat(cells).hasSize(16);
        assertThat(cells.getLast()).isEqualTo(new CellView(16, null, null, null, null, null, true, "grey"));
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            cells | frame ms | all cells | s   | because
            16    | 1000     | false     | 58  | three rounds of the 16 that the switches allow, and 10 s
            9     | 1000     | false     | 58  | 9 cells have the same switches
            2     | 250      | false     | 20  | 3 s and 10 s are less than the least
            255   | 1000     | false     | 775 | the longest chain
            255   | 1000     | true      | 20  | every frame brings every cell
            """)
    void staleAfter(int cells, int framePeriodMs, boolean allCells, long seconds, String because) {
        assertThat(CellViews.staleAfter(settings(cells, framePeriodMs), allCells))
                .hasSeconds(seconds);
    }

    private static CellView view(CellNow cell, Duration staleAfter, long nowMs) {
        return CellViews.of(settings(16, 1_000), List.of(cell), staleAfter, nowMs)
                .getFirst();
    }

    private static PackSettings settings(int cells, int framePeriodMs) {
        var draft = new PackSettingsDraft(
                cells,
                null,
                "LiFePO4",
                10_240,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                framePeriodMs,
                null);
        return ((PackSettingsDraft.Outcome.Accepted) draft.complete()).settings();
    }
}
