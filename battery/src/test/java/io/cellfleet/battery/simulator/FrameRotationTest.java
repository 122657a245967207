package io.cellfleet.battery.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.smartbms123.RotatingKeys;
import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.PackReading;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What takes turns in the frames: cells and keys. */
class FrameRotationTest {

    @Test
    void callsCellsUpToTheTopOfTheSwitchesRange() {
        List<PackReading> readings =
                new Simulation(Simulation.pack(Simulation.settings(35, "LiFePO4", 28_000), 1)).run(81);

        List<Integer> called = readings.stream()
                .map(reading -> reading.cells().stream()
                        .map(CellReading::number)
                        .findFirst()
                        .orElse(0))
                .toList();
        Stream<Integer> round =
                IntStream.rangeClosed(1, 40).map(cell -> cell > 35 ? 0 : cell).boxed();
        List<Integer> oneRound = round.toList();
        assertThat(called.getFirst()).as("the first frame calls none").isZero();
        assertThat(called.subList(1, 41)).isEqualTo(oneRound);
        assertThat(called.subList(41, 81)).isEqualTo(oneRound);
    }

    @Test
    void keysAscendInARoundOf19() {
        List<PackReading> readings = new Simulation(Simulation.pack()).run(60);

        for (int i = 0; i < readings.size(); i++) {
            assertThat(readings.get(i).device().rotating().orElseThrow().key()).isEqualTo(i % RotatingKeys.COUNT);
        }
    }

    @Test
    void keysSayWhatTheyAreFor() {
        PackReading last = new Simulation(Simulation.pack()).run(1).getLast();
        Map<Integer, Integer> keys = new Simulation(Simulation.pack())
                .run(RotatingKeys.COUNT).stream()
                        .collect(Collectors.toMap(
                                reading -> reading.device()
                                        .rotating()
                                        .orElseThrow()
                                        .key(),
                                reading -> reading.device()
                                        .rotating()
                                        .orElseThrow()
                                        .value()));

        assertThat(keys.get(RotatingKeys.STATE_OF_HEALTH)).isEqualTo(100);
        assertThat(keys.get(RotatingKeys.CHARGE_EFFICIENCY)).isEqualTo(99);
        assertThat(number(keys, RotatingKeys.V_LOW, 2) * 5).isEqualTo(2_900);
        assertThat(number(keys, RotatingKeys.V_NOMINAL, 2) * 5).isEqualTo(3_200);
        assertThat(keys.get(RotatingKeys.FIRMWARE)).isEqualTo(0x33);
        assertThat(keys.get(RotatingKeys.FIRMWARE_PATCH)).isEqualTo(11);
        assertThat(number(keys, RotatingKeys.CHARGED, 3))
                .isEqualTo(last.device().collectedTotalKwh().orElseThrow());
        assertThat(number(keys, RotatingKeys.DISCHARGED, 3))
                .isEqualTo(last.device().consumedTotalKwh().orElseThrow());
        assertThat(number(keys, RotatingKeys.CHARGE_CYCLES, 2))
                .isEqualTo(last.device().consumedTotalKwh().orElseThrow() / 12);
        assertThat(keys.get(RotatingKeys.STATUS_2)).as("both relays closed").isEqualTo(0b11_0000);
        assertThat(number(keys, RotatingKeys.V_FULL, 2) * 5).isEqualTo(3_400);
    }

    private static int number(Map<Integer, Integer> keys, int first, int length) {
        int number = 0;
        for (int key = first; key < first + length; key++) {
            number = number * 256 + keys.get(key);
        }
        return number;
    }
}
