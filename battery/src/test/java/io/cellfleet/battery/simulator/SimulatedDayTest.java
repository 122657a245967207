package io.cellfleet.battery.simulator;

import static io.cellfleet.battery.simulator.Simulation.HOUR_S;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.settings.PackSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a simulated day could be a real one. */
class SimulatedDayTest {

    record Sound(SimulatedInstallation installation, SimulatedPack pack, Instant midnight) {

        @Override
        public String toString() {
            return pack.name() + " from " + midnight;
        }
    }

    static Stream<Sound> soundPacks() {
        return SimulatedFleet.of(20, 7).stream()
                .flatMap(installation -> installation.packs().stream()
                        .filter(pack -> pack.faults().isEmpty())
                        .limit(1)
                        .map(pack -> new Sound(installation, pack, midnight(installation.zone()))));
    }

    private static Instant midnight(ZoneId zone) {
        return Instant.parse("2026-03-10T12:00:00Z")
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant();
    }

    @ParameterizedTest
    @MethodSource("soundPacks")
    void aSoundPackStaysWithinItsLimitsAndItsDeviceIsContent(Sound sound) {
        PackSettings settings = sound.pack().settings();
        Simulation simulation =
                new Simulation(sound.pack(), sound.installation().zone(), sound.midnight());

        List<PackReading> day = simulation.run(24 * HOUR_S);

        assertThat(day).hasSize(24 * HOUR_S);
        for (PackReading reading : day) {
            assertThat(reading.lowestCell().orElseThrow().voltageMv()).isGreaterThan(settings.vMinMv());
            assertThat(reading.highestCell().orElseThrow().voltageMv()).isLessThan(settings.vMaxMv());
            assertThat(reading.lowestTemperature().orElseThrow().deciC()).isGreaterThan(settings.tMinDeciC());
            assertThat(reading.highestTemperature().orElseThrow().deciC()).isLessThan(settings.tMaxDeciC());
            assertThat(reading.device().socPercent()).isPresent();
            assertThat(reading.device().status())
                    .contains(DeviceStatus.DISCHARGE_ALLOWED)
                    .doesNotContain(
                            DeviceStatus.ABOVE_V_MAX,
                            DeviceStatus.BELOW_V_MIN,
                            DeviceStatus.ABOVE_T_MAX,
                            DeviceStatus.BELOW_T_MIN,
                            DeviceStatus.COMMUNICATION_ERROR);
        }
        assertThat(simulation.simulator.trueSoc()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @MethodSource("soundPacks")
    void theSunChargesByDayAndTheLoadDrawsAtNight(Sound sound) {
        Simulation simulation =
                new Simulation(sound.pack(), sound.installation().zone(), sound.midnight());
        double atMidnight = simulation.simulator.trueSoc();
        List<PackReading> night = simulation.run(4 * HOUR_S);
        double atFour = simulation.simulator.trueSoc();
        simulation.run(12 * HOUR_S);
        double atSixteen = simulation.simulator.trueSoc();

        assertThat(night).allMatch(reading -> reading.currentMa().getAsInt() <= 0);
        assertThat(atFour).isLessThan(atMidnight);
        assertThat(atSixteen).isGreaterThan(atFour + 0.05);
    }

    /** Charge: what the current port says must be what the cells got, but for its steps and the balancing. */
    @Test
    void theCurrentsOfTheFramesAccountForTheChargeOfTheCells() {
        SimulatedPack pack = Simulation.pack();
        Simulation simulation = new Simulation(pack);
        double before = simulation.simulator.trueSoc();

        List<PackReading> morning = simulation.run(11 * HOUR_S);

        double countedAh = morning.stream()
                        .mapToDouble(reading -> reading.currentMa().getAsInt())
                        .sum()
                / 1_000
                / HOUR_S;
        double storedAh =
                (simulation.simulator.trueSoc() - before) * pack.physics().cellCapacityAh();
        assertThat(morning)
                .allMatch(reading -> reading.highestCell().orElseThrow().voltageMv() < 3_400);
        assertThat(countedAh)
                .isCloseTo(storedAh, Offset.offset(0.01 * pack.physics().cellCapacityAh()));
        assertThat(Math.abs(storedAh)).isGreaterThan(0.05 * pack.physics().cellCapacityAh());
    }

    @Test
    void theDevicesCountersAreTheEnergyOfItsCurrents() {
        List<PackReading> day = new Simulation(Simulation.pack()).run(24 * HOUR_S);
        PackReading last = day.getLast();

        assertThat((double) last.device().collectedTodayWh().orElseThrow())
                .isCloseTo(energyWh(day, reading -> reading.current1Ma().getAsInt()), Offset.offset(10.0))
                .isGreaterThan(2_000);
        assertThat((double) last.device().consumedTodayWh().orElseThrow())
                .isCloseTo(energyWh(day, reading -> reading.current2Ma().getAsInt()), Offset.offset(10.0))
                .isGreaterThan(2_000);
        assertThat(last.device().consumedTotalKwh().orElseThrow()
                        - day.getFirst().device().consumedTotalKwh().orElseThrow())
                .isCloseTo(last.device().consumedTodayWh().orElseThrow() / 1_000, Offset.offset(1));
    }

    private static double energyWh(List<PackReading> day, ToIntFunction<PackReading> currentMa) {
        return day.stream()
                        .mapToDouble(
                                reading -> currentMa.applyAsInt(reading) / 1_000.0 * reading.packVoltageMv() / 1_000)
                        .sum()
                / HOUR_S;
    }

    @Test
    void countersOfTheDayBeginAgainAtLocalMidnight() {
        Simulation simulation = new Simulation(Simulation.pack());
        PackReading lastOfDay = simulation.run(24 * HOUR_S).getLast();
        PackReading firstOfNext = simulation.run(1).getFirst();

        assertThat(lastOfDay.device().consumedTodayWh().orElseThrow()).isPositive();
        assertThat(firstOfNext.device().consumedTodayWh().orElseThrow()).isZero();
        assertThat(firstOfNext.device().collectedTodayWh().orElseThrow()).isZero();
        assertThat(firstOfNext.device().consumedTotalKwh().orElseThrow())
                .isGreaterThanOrEqualTo(lastOfDay.device().consumedTotalKwh().orElseThrow());
    }

    @Test
    void aFullPackStopsChargingAndCountsAsFull() {
        List<PackReading> day = new Simulation(Simulation.pack()).run(20 * HOUR_S);
        PackReading full = day.stream()
                .filter(reading -> reading.device().socPercent().getAsInt() == 100)
                .findFirst()
                .orElseThrow();

        assertThat(full.lowestCell().orElseThrow().voltageMv()).isGreaterThanOrEqualTo(3_400);
        assertThat(full.device().storedWh().orElseThrow()).isEqualTo(12_000);
        assertThat(full.device().says(DeviceStatus.CHARGE_ALLOWED)).isFalse();
        assertThat(day.get(day.indexOf(full) + 1).current1Ma()).hasValue(0);
    }
}
