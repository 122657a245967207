package io.cellfleet.history.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.Block.Pressing;
import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.columns.StatusColumns.Values;
import io.cellfleet.history.testing.AnyStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column has what the statuses say. A failure repeats by its seed. */
class StatusColumnsTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void asTheStatusesSay(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            double known = random.nextInt(3) / 2.0;
            List<PackStatus> statuses = IntStream.range(0, 1 + random.nextInt(70))
                    .mapToObj(row -> AnyStatus.of("barn", random, known))
                    .toList();
            StatusColumns columns = new StatusColumns(StatusBlock.of(statuses).block());

            assertThat(columns.rows()).isEqualTo(statuses.size());
            assertColumn(columns, StatusColumns.AT_MS, statuses, status -> Optional.of(status.getAtMs()));
            assertColumn(
                    columns,
                    StatusColumns.SEQUENCE,
                    statuses,
                    status -> Optional.of(status.getOrder().getSequence()));
            assertColumn(
                    columns,
                    StatusColumns.CURRENT_MA,
                    statuses,
                    ofMeasured(it -> it.hasCurrentMa() ? Optional.of((long) it.getCurrentMa()) : Optional.empty()));
            assertColumn(
                    columns,
                    StatusColumns.LOWEST_CELL_MV,
                    statuses,
                    ofMeasured(it -> it.hasLowestCell()
                            ? Optional.of((long) it.getLowestCell().getVoltageMv())
                            : Optional.empty()));
            assertColumn(
                    columns,
                    StatusColumns.HIGHEST_CELL_MV,
                    statuses,
                    ofMeasured(it -> it.hasHighestCell()
                            ? Optional.of((long) it.getHighestCell().getVoltageMv())
                            : Optional.empty()));
            assertColumn(
                    columns,
                    StatusColumns.LOWEST_TEMPERATURE_DECI_C,
                    statuses,
                    ofMeasured(it -> it.hasLowestTemperature()
                            ? Optional.of((long) it.getLowestTemperature().getDeciC())
                            : Optional.empty()));
            assertColumn(
                    columns,
                    StatusColumns.HIGHEST_TEMPERATURE_DECI_C,
                    statuses,
                    ofMeasured(it -> it.hasHighestTemperature()
                            ? Optional.of((long) it.getHighestTemperature().getDeciC())
                            : Optional.empty()));
            assertColumn(
                    columns,
                    StatusColumns.cellVoltageMv(3),
                    statuses,
                    ofCell3(cell -> Optional.of((long) cell.getVoltageMv())));
            assertColumn(
                    columns,
                    StatusColumns.cellTemperatureDeciC(3),
                    statuses,
                    ofCell3(cell -> cell.hasTemperatureDeciC()
                            ? Optional.of((long) cell.getTemperatureDeciC())
                            : Optional.empty()));
        }
    }

    /** Each alone, from a block of which only what it needs was read. */
    @ParameterizedTest(name = "column {0}")
    @ValueSource(ints = {0, 1, 2, 3, 16, 22, 56, 1_012, 1_013, 2_101, 2_103, 2_105, 2_108})
    void fewColumnsAreEnough(int id) throws CorruptBlockException {
        Random random = new Random(id);
        for (int i = 0; i < 40; i++) {
            List<PackStatus> statuses = IntStream.range(0, 1 + random.nextInt(70))
                    .mapToObj(row -> AnyStatus.of("barn", random, 0.7))
                    .toList();
            Block block = StatusBlock.of(statuses).block();

            Block few = Block.decode(block.encode(Pressing.FAST), StatusColumns.needed(List.of(id)));

            Values values = new StatusColumns(few).of(id);
            Values expected = new StatusColumns(block).of(id);
            assertThat(values.present()).isEqualTo(expected.present());
            assertThat(values.values()).isEqualTo(expected.values());
        }
    }

    @Test
    void whatNobodySaidIsEmpty() {
        StatusColumns columns = new StatusColumns(
                StatusBlock.of(List.of(AnyStatus.of("barn", new Random(1), 0))).block());

        assertThat(columns.of(StatusColumns.cellVoltageMv(255)).present().isEmpty())
                .isTrue();
        assertThat(columns.of(StatusColumns.CURRENT_MA).present().isEmpty()).isTrue();
    }

    private static void assertColumn(
            StatusColumns columns, int id, List<PackStatus> statuses, Function<PackStatus, Optional<Long>> said) {
        Values values = columns.of(id);
        List<Optional<Long>> read = new ArrayList<>();
        for (int row = 0; row < statuses.size(); row++) {
            read.add(values.present().get(row) ? Optional.of(values.values()[row]) : Optional.empty());
        }
        assertThat(read).isEqualTo(statuses.stream().map(said).toList());
    }

    private static Function<PackStatus, Optional<Long>> ofMeasured(Function<Measurement, Optional<Long>> said) {
        return status -> said.apply(status.getMeasured());
    }

    private static Function<PackStatus, Optional<Long>> ofCell3(Function<CellReading, Optional<Long>> said) {
        return status -> status.getMeasured().getCellsList().stream()
                .filter(cell -> cell.getNumber() == 3)
                .findFirst()
                .flatMap(said);
    }
}
