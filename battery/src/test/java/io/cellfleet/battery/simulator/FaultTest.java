package io.cellfleet.battery.simulator;

import static io.cellfleet.battery.simulator.Simulation.HOUR_S;
import static io.cellfleet.battery.simulator.Simulation.pack;
import static io.cellfleet.battery.simulator.Simulation.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.settings.PackSettings;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What each fault looks like on the line: switched on, and off again. */
class FaultTest {

    @Test
    void withoutFaultsEveryFrameArrivesWhole() {
        Simulation simulation = new Simulation(pack());

        assertThat(simulation.run(HOUR_S)).hasSize(HOUR_S).allSatisfy(reading -> {
            assertThat(reading.cellCount()).isEqualTo(16);
            assertThat(reading.device().says(DeviceStatus.COMMUNICATION_ERROR)).isFalse();
        });
        assertThat(simulation.rejected).isEmpty();
        assertThat(simulation.silences).isEmpty();
    }

    @Test
    void chainBreak() {
        Simulation simulation = new Simulation(pack());
        int packVoltageMv = simulation.run(60).getLast().packVoltageMv();

        simulation.simulator.fault(Fault.CHAIN_BREAK, true);
        List<PackReading> broken = simulation.run(60);
        PackReading last = broken.getLast();
        assertThat(last.device().status())
                .contains(DeviceStatus.COMMUNICATION_ERROR)
                .doesNotContain(DeviceStatus.CHARGE_ALLOWED, DeviceStatus.DISCHARGE_ALLOWED);
        assertThat(last.cellCount()).as("cells before the break").isBetween(1, 15);
        assertThat(last.packVoltageMv()).isCloseTo(packVoltageMv * last.cellCount() / 16, within(100));
        assertThat(last.currentMa()).as("both relays are open").hasValue(0);
        assertThat(broken)
                .allSatisfy(reading -> assertThat(reading.cells())
                        .allSatisfy(cell -> assertThat(cell.number()).isLessThanOrEqualTo(last.cellCount())));

        simulation.simulator.fault(Fault.CHAIN_BREAK, false);
        PackReading mended = simulation.run(60).getLast();
        assertThat(mended.cellCount()).isEqualTo(16);
        assertThat(mended.device().status())
                .contains(DeviceStatus.DISCHARGE_ALLOWED)
                .doesNotContain(DeviceStatus.COMMUNICATION_ERROR);
    }

    @Test
    void weakCell() {
        List<PackReading> sound = new Simulation(pack()).run(36 * HOUR_S);
        List<PackReading> weak = new Simulation(pack(Fault.WEAK_CELL)).run(36 * HOUR_S);

        int widestWhenSound = sound.stream().mapToInt(FaultTest::spreadMv).max().orElseThrow();
        PackReading worst = weak.stream()
                .max((one, other) -> Integer.compare(spreadMv(one), spreadMv(other)))
                .orElseThrow();
        assertThat(spreadMv(worst)).isGreaterThan(100 + widestWhenSound);

        assertThat(weak.stream()
                        .filter(reading -> spreadMv(reading) > 50 + widestWhenSound)
                        .map(reading -> reading.highestCell().map(CellVoltage::number))
                        .collect(Collectors.toSet()))
                .as("one and the same cell, which is full before the others")
                .hasSize(1);
    }

    @Test
    void hotCell() {
        List<PackReading> sound = new Simulation(pack()).run(13 * HOUR_S);
        List<PackReading> hot = new Simulation(pack(Fault.HOT_CELL)).run(13 * HOUR_S);

        assertThat(hottestDeciC(hot)).isGreaterThan(hottestDeciC(sound) + 100);
        assertThat(hot.stream()
                        .filter(reading -> spreadDeciC(reading) > 150)
                        .map(reading -> reading.highestTemperature().map(CellTemperature::number))
                        .collect(Collectors.toSet()))
                .as("one and the same cell")
                .hasSize(1);
    }

    @Test
    void wrongPolarity() {
        Simulation simulation = new Simulation(pack());
        simulation.run(12 * HOUR_S);
        PackReading right = simulation.run(60).getLast();
        assertThat(right.current1Ma().getAsInt()).isPositive();

        simulation.simulator.fault(Fault.WRONG_POLARITY, true);
        PackReading wrong = simulation.run(1).getLast();
        assertThat(wrong.current1Ma().getAsInt()).isCloseTo(-right.current1Ma().getAsInt(), within(3_000));
        assertThat(wrong.currentMa().getAsInt())
                .as("the device believes its sensors")
                .isCloseTo(wrong.current1Ma().getAsInt() - wrong.current2Ma().getAsInt(), within(125));
        int soc = wrong.device().socPercent().getAsInt();
        assertThat(simulation.run(HOUR_S).getLast().device().socPercent().getAsInt())
                .as("it counts down while the sun charges")
                .isLessThan(soc);
    }

    @Test
    void aSensorThatIsKnownToBeInvertedIsNoFault() {
        PackSettings inverted = settings(16, "normal", 2, true);
        Simulation simulation = new Simulation(pack(inverted, 1));
        simulation.run(12 * HOUR_S);

        assertThat(simulation.run(1).getLast().current1Ma().getAsInt()).isNegative();
        simulation.simulator.fault(Fault.WRONG_POLARITY, true);
        assertThat(simulation.run(1).getLast().current1Ma().getAsInt()).isPositive();
    }

    @Test
    void lostSensor() {
        Simulation simulation = new Simulation(pack(Fault.LOST_SENSOR));

        PackReading lost = simulation.run(60).getLast();
        assertThat(lost.current1Ma()).isEmpty();
        assertThat(lost.current2Ma()).isPresent();
        assertThat(lost.currentMa()).isEmpty();

        simulation.simulator.fault(Fault.LOST_SENSOR, false);
        PackReading found = simulation.run(1).getLast();
        assertThat(found.current1Ma()).isPresent();
        assertThat(found.currentMa()).isPresent();
    }

    @Test
    void oneSensorIsTheTotalAndCanBeLostToo() {
        Simulation simulation = new Simulation(pack(settings(16, "critical", 1, false), 1));

        PackReading one = simulation.run(20 * HOUR_S).getLast();
        assertThat(one.current1Ma()).isEmpty();
        assertThat(one.current2Ma()).isEmpty();
        assertThat(one.currentMa().getAsInt()).as("in the evening").isNegative();

        simulation.simulator.fault(Fault.LOST_SENSOR, true);
        assertThat(simulation.run(1).getLast().currentMa()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void silentLine() {
        Simulation simulation = new Simulation(pack());
        simulation.run(100);
        simulation.simulator.fault(Fault.SILENT_LINE, true);
        List<PackReading> heard = simulation.run(1_800);

        assertThat(heard).hasSize(1_800 - 2 * 45);
        assertThat(simulation.silences).hasSize(2 * 45);
        assertThat(Duration.between(simulation.silences.getFirst(), simulation.silences.getLast()))
                .isEqualTo(Duration.ofSeconds(900 + 44));

        simulation.simulator.fault(Fault.SILENT_LINE, false);
        assertThat(simulation.run(60)).hasSize(60);
    }

    @Test
    void flippedBits() {
        Simulation simulation = new Simulation(pack(Fault.FLIPPED_BITS));
        int heard = simulation.run(10_000).size();

        assertThat(heard).isBetween(9_100, 9_500);
        assertThat(simulation.rejected)
                .extracting(rejected -> rejected.reason())
                .contains(RejectReason.WRONG_CHECKSUM, RejectReason.WRONG_LENGTH);
    }

    @Test
    void everyFaultHasAWordForPeople() {
        assertThat(Fault.values())
                .extracting(Fault::label)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private static int spreadMv(PackReading reading) {
        return reading.highestCell().orElseThrow().voltageMv()
                - reading.lowestCell().orElseThrow().voltageMv();
    }

    private static int spreadDeciC(PackReading reading) {
        return reading.highestTemperature().orElseThrow().deciC()
                - reading.lowestTemperature().orElseThrow().deciC();
    }

    private static int hottestDeciC(List<PackReading> readings) {
        return readings.stream()
                .mapToInt(reading -> reading.highestTemperature().orElseThrow().deciC())
                .max()
                .orElseThrow();
    }

    private static Offset<Integer> within(int distance) {
        return Offset.offset(distance);
    }
}
