package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.testkit.Draft;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How old a cell's reading may be: max(20 s, 3 × upper bound of the switch range × frame period + 10 s) (rule M4). */
class StalenessTest {

    @ParameterizedTest(name = "{0} cells, {1} ms: {2} s")
    @CsvSource({
        "4,   1000, 22",
        "8,   1000, 34",
        "16,  1000, 58",
        "25,  1000, 85",
        "35,  1000, 130",
        "80,  1000, 250",
        "150, 1000, 460",
        "255, 1000, 775",
        "4,   500,  20",
        "8,   500,  22",
        "2,   250,  20",
        "4,   10000, 130"
    })
    void ofOneCellAFrame(int cellCount, int framePeriodMs, int seconds) {
        assertThat(Staleness.cellStaleAfter(settings(cellCount, framePeriodMs), false))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest(name = "{0} cells")
    @CsvSource({"2", "16", "255"})
    void withAllCellsInEachFrame(int cellCount) {
        assertThat(Staleness.cellStaleAfter(settings(cellCount, 1_000), true)).isEqualTo(Duration.ofSeconds(20));
    }

    private static PackSettings settings(int cellCount, int framePeriodMs) {
        return Draft.FOUR_CELLS
                .with("cellCount", cellCount)
                .with("framePeriodMs", framePeriodMs)
                .settings();
    }
}
