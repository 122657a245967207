package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.simulator.SimulatedFleet;
import io.cellfleet.battery.simulator.SimulatedPack;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheApiWouldTake() throws IOException {
        assertThat(read("{\"cellCount\": 16, \"chemistry\": \"LiFePO4\", \"capacityWh\": 12000}"))
                .isEqualTo(PackSettingsDraft.of(16, "LiFePO4", 12_000));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"cellCount": 16}                                                          | capacityWh is required | what has no default
            {"cellCount": 1, "chemistry": "LTO", "capacityWh": 9}                      | 2 to 255               | a value out of its range
            {"cellCount": 16, "chemistry": "LTO", "capacityWh": 9, "vmin": 1}          | 'vmin'                 | a field nobody knows
            {"cellCount": "many"}                                                      | no JSON object         | text for a number
            [1]                                                                        | no JSON object         | a list
            {"cellCount": 16, "chemistry": "LTO", "capacityWh": 9} {}                  | no JSON object         | something behind it
            """)
    void refuses(String json, String message, String because) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message)
                .hasMessageContaining("settings.json");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("absent.json")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("absent.json do not exist");
    }

    static Stream<SimulatedPack> simulatedPacks() {
        return SimulatedFleet.of(20, 1).stream().flatMap(installation -> installation.packs().stream());
    }

    /** What is registered of a simulated pack are the very settings it is simulated with. */
    @ParameterizedTest
    @MethodSource("simulatedPacks")
    void completeSettingsSurviveTheirFields(SimulatedPack pack) {
        PackSettingsDraft draft = SettingsFile.of(SettingsFile.fields(PackSettingsDraft.of(pack.settings())));

        assertThat(draft.complete()).isEqualTo(new PackSettingsDraft.Outcome.Accepted(pack.settings()));
        assertThat(SettingsFile.of(SettingsFile.fields(draft))).isEqualTo(draft);
    }

    private PackSettingsDraft read(String json) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("settings.json"), json));
    }
}
