package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.measure.CellMap.HeardCell;
import io.cellfleet.battery.reading.CellReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell's last reading with its own time (rule M4). */
class CellMapTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(58);

    @Test
    void keepsEachCellWithTheTimeOfItsFrame() {
        CellMap cells = CellMap.unheard(3)
                .heard(List.of(new CellReading(1, 3_300, 300, 250)), at(0))
                .heard(List.of(new CellReading(3, 3_350, 301, 251)), at(1_000));

        assertThat(cells.cell(1)).hasValue(new HeardCell(at(0), 3_300, OptionalInt.of(250)));
        assertThat(cells.cell(2)).isEmpty();
        assertThat(cells.cell(3)).hasValue(new HeardCell(at(1_000), 3_350, OptionalInt.of(251)));
        assertThat(cells.lastHeard()).hasValue(3);
    }

    @Test
    void aCellWithoutAProbeHasNoTemperature() {
        CellReading bare = new CellReading(2, 3_300, Optional.empty());
        CellMap cells = CellMap.unheard(2);
        assertThat(cells.haveProbes()).isTrue();

        CellMap heard = cells.heard(List.of(bare), at(0));
        assertThat(heard.cell(2)).hasValue(new HeardCell(at(0), 3_300, OptionalInt.empty()));
        assertThat(heard.haveProbes()).isFalse();
        assertThat(heard.resized(3).cell(2)).isEqualTo(heard.cell(2));
    }

    @Test
    void aFrameWithoutACellChangesNothing() {
        CellMap cells = CellMap.unheard(3).heard(List.of(new CellReading(2, 3_300, 300, 250)), at(0));

        assertThat(cells.heard(List.of(), at(1_000))).isEqualTo(cells);
    }

    @Test
    void cellsAboveTheCommissionedCountAreLeftOut() {
        CellMap cells = CellMap.unheard(3).heard(List.of(new CellReading(4, 3_300, 300, 250)), at(0));

        assertThat(cells).isEqualTo(CellMap.unheard(3));
        assertThat(cells.lastHeard()).isEmpty();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
        0     | 58000 | false | as old as it may be
        0     | 58001 | true  | older than it may be
        10000 | 68000 | false | before the gateway heard again nobody could hear the cell
        10000 | 68001 | true  | but from then on it counts
        """)
    void aCellHeardGrowsStale(long sinceMs, long nowMs, boolean stale, String because) {
        CellMap cells = CellMap.unheard(1).heard(List.of(new CellReading(1, 3_300, 300, 250)), at(0));

        assertThat(cells.firstStale(at(sinceMs), at(nowMs), LIMIT).isPresent()).isEqualTo(stale);
    }

    @ParameterizedTest(name = "{0} ms after the first frame: {1}")
    @CsvSource({"58000, false", "58001, true"})
    void aCellNeverHeardCountsFromTheFirstFrame(long nowMs, boolean stale) {
        assertThat(CellMap.unheard(2).firstStale(at(0), at(nowMs), LIMIT).isPresent())
                .isEqualTo(stale);
    }

    @Test
    void theFirstStaleCellIsNamed() {
        CellMap cells = CellMap.unheard(3)
                .heard(List.of(new CellReading(1, 3_300, 300, 250), new CellReading(2, 3_300, 300, 250)), at(0))
                .heard(List.of(new CellReading(1, 3_300, 300, 250)), at(60_000));

        assertThat(cells.firstStale(at(0), at(60_000), LIMIT)).hasValue(2);
    }

    @Test
    void cellsThatStayKeepTheirReadingsWhenTheCountChanges() {
        CellMap cells = CellMap.unheard(3)
                .heard(List.of(new CellReading(1, 3_300, 300, 250)), at(0))
                .heard(List.of(new CellReading(3, 3_350, 301, 251)), at(1_000));

        CellMap fewer = cells.resized(2);
        assertThat(fewer.cellCount()).isEqualTo(2);
        assertThat(fewer.cell(1)).hasValue(new HeardCell(at(0), 3_300, OptionalInt.of(250)));
        assertThat(fewer.lastHeard()).as("cell 3 is gone").isEmpty();

        CellMap more = cells.resized(5);
        assertThat(more.resized(3).lastHeard()).as("the last one that stays").hasValue(3);
        assertThat(more.cell(3)).hasValue(new HeardCell(at(1_000), 3_350, OptionalInt.of(251)));
        assertThat(more.cell(5)).isEmpty();
        assertThat(cells.resized(3)).isSameAs(cells);
    }

    @Test
    void aClockSetBackLeavesNoCellInTheFuture() {
        CellMap cells = CellMap.unheard(2)
                .heard(List.of(new CellReading(1, 3_300, 300, 250)), at(100_000))
                .notAfter(at(40_000));

        assertThat(cells.cell(1)).hasValue(new HeardCell(at(40_000), 3_300, OptionalInt.of(250)));
        assertThat(cells.cell(2)).isEmpty();
    }

    @Test
    void whatWasWrittenDownComesBack() {
        CellMap cells = CellMap.unheard(2).heard(List.of(new CellReading(2, 3_300, 300, 250)), at(0));

        assertThat(CellMap.of(List.of(cells.cell(1), cells.cell(2)), 2)).isEqualTo(cells);
        assertThatThrownBy(() -> CellMap.of(List.of(Optional.empty()), 2))
                .hasMessage("lastHeard is 2 but must be 0 to 1");
    }

    private static Instant at(long ms) {
        return START.plusMillis(ms);
    }
}
