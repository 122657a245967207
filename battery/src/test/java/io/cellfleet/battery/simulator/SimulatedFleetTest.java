package io.cellfleet.battery.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.RelayMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedFleetTest {

    private static List<SimulatedPack> packs(List<SimulatedInstallation> fleet) {
        return fleet.stream()
                .flatMap(installation -> installation.packs().stream())
                .toList();
    }

    @Test
    void twentyPacksAreTwelveInstallationsOfEveryKind() {
        List<SimulatedInstallation> fleet = SimulatedFleet.of(20, 1);
        List<PackSettings> settings =
                packs(fleet).stream().map(SimulatedPack::settings).toList();

        assertThat(fleet).hasSize(12);
        assertThat(settings).hasSize(20);
        assertThat(settings).extracting(PackSettings::chemistry).contains(Chemistry.values());
        assertThat(settings).extracting(PackSettings::mode).contains(RelayMode.values());
        assertThat(settings).extracting(PackSettings::cellCount).contains(4, 16, 22, 35, 96);
        assertThat(settings).extracting(one -> one.sensors().count()).contains(1, 2);
        assertThat(settings).extracting(one -> one.sensors().loops()).contains(1, 2, 4);
        assertThat(fleet).extracting(SimulatedInstallation::zone).doesNotHaveDuplicates();
        assertThat(fleet).extracting(one -> one.packs().size()).contains(1, 2, 3, 4);
    }

    @Test
    void eachFaultIsThereOnceAndMostPacksAreSound() {
        List<Set<Fault>> faults = packs(SimulatedFleet.of(20, 1)).stream()
                .map(SimulatedPack::faults)
                .toList();

        assertThat(faults.stream().flatMap(Set::stream)).containsExactlyInAnyOrder(Fault.values());
        assertThat(faults).filteredOn(Set::isEmpty).hasSize(13);
    }

    @ParameterizedTest(name = "{0} packs are {1} installations")
    @CsvSource({"1, 1", "2, 2", "4, 3", "20, 12", "21, 13", "200, 120"})
    void hasExactlyAsManyPacksAsAskedFor(int count, int installations) {
        List<SimulatedInstallation> fleet = SimulatedFleet.of(count, 1);

        assertThat(packs(fleet)).hasSize(count);
        assertThat(fleet).hasSize(installations);
    }

    @Test
    void everyIdAndNameIsUniqueAndEveryNameSaysSimulated() {
        List<SimulatedInstallation> fleet = SimulatedFleet.of(5_000, 1);

        assertThat(fleet).extracting(SimulatedInstallation::id).doesNotHaveDuplicates();
        assertThat(fleet)
                .extracting(SimulatedInstallation::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("Simulated "));
        assertThat(packs(fleet)).extracting(SimulatedPack::id).doesNotHaveDuplicates();
        assertThat(packs(fleet))
                .extracting(SimulatedPack::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("Simulated "));
    }

    @Test
    void isTheSameForTheSameSeedAndASmallerOneIsTheBeginningOfALarger() {
        assertThat(SimulatedFleet.of(40, 9)).isEqualTo(SimulatedFleet.of(40, 9));
        assertThat(SimulatedFleet.of(40, 9)).isNotEqualTo(SimulatedFleet.of(40, 10));
        assertThat(SimulatedFleet.of(40, 9).subList(0, 12)).isEqualTo(SimulatedFleet.of(20, 9));
    }

    @Test
    void packsOfOneInstallationShareItsWeatherAndDifferOtherwise() {
        SimulatedInstallation grid = SimulatedFleet.of(20, 1).get(8);

        assertThat(grid.packs())
                .hasSize(4)
                .extracting(pack -> pack.physics().weatherSeed())
                .containsOnly(grid.packs().getFirst().physics().weatherSeed());
        assertThat(grid.packs()).extracting(SimulatedPack::seed).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_000_001})
    void refusesANumberOfPacksThatIsNone(int packs) {
        assertThatThrownBy(() -> SimulatedFleet.of(packs, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("packs is " + packs + " but must be 1 to 1000000");
    }

    @Test
    void refusesWhatCannotBe() {
        SimulatedPack pack = Simulation.pack();

        assertThatThrownBy(() -> new SimulatedInstallation("Simulated", "", ZoneId.of("UTC"), 0, 0, List.of(pack)))
                .hasMessageContaining("id is 'Simulated'");
        assertThatThrownBy(() -> new SimulatedInstallation("simulated", "", ZoneId.of("UTC"), 0, 0, List.of()))
                .hasMessageContaining("packs is empty");
        assertThatThrownBy(() -> PackPhysics.typical(pack.settings(), Double.NaN, 20, 47, 1))
                .hasMessage("initialSoc is NaN but must be 0.0 to 1.0");
    }
}
