package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.settings.PackSettingsDraft.Outcome.Accepted;
import io.cellfleet.battery.simulator.SimulatedFleet;
import io.cellfleet.battery.simulator.SimulatedInstallation;
import io.cellfleet.battery.simulator.SimulatedPack;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftRoundTripTest {

    /** The simulated fleet has settings of all kinds: chemistries, modes, sizes, with and without balancing. */
    @Test
    void completeSettingsWrittenAsADraftCompleteToThemselves() {
        List<PackSettings> all = SimulatedFleet.of(60, 1).stream()
                .map(SimulatedInstallation::packs)
                .flatMap(List::stream)
                .map(SimulatedPack::settings)
                .toList();

        assertThat(all)
                .hasSize(60)
                .allSatisfy(settings ->
                        assertThat(PackSettingsDraft.of(settings).complete()).isEqualTo(new Accepted(settings)));
    }
}
