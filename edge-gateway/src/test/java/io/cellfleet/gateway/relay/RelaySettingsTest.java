package io.cellfleet.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cellfleet.gateway.config.InvalidSettings;
import io.cellfleet.gateway.relay.RelaySettings.Kind;
import io.cellfleet.gateway.relay.RelaySettings.KnownLine;
import io.cellfleet.gateway.relay.RelaySettings.OutputSettings;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySettingsTest {

    private static final String PREFIX = "cellfleet.gateway.";
    private static final Path DATA = Path.of("/var/lib/cellfleet");
    private static final Path BOARD = Path.of("/dev/ttyUSB9");

    /** Two packs of one house, one a JBD; a pack alone; a capture; a simulated pack. */
    private static final List<KnownLine> LINES = List.of(
            new KnownLine("a", "house-1", Optional.of(Path.of("/dev/ttyUSB0")), false),
            new KnownLine("b", "house-1", Optional.of(Path.of("/dev/ttyUSB1")), true),
            new KnownLine("c", "house-2", Optional.of(Path.of("/dev/ttyUSB2")), false),
            new KnownLine("recorded", "house-3", Optional.empty(), false),
            new KnownLine("simulated-1", "house-4", Optional.empty(), false));

    private static final Map<String, String> BOARD_OF_A = Map.of(
            "relays[0].pack", "a",
            "relays[0].actuator", "lcus",
            "relays[0].device", "/dev/ttyUSB9",
            "relays[0].charge-channel", "1",
            "relays[0].load-channel", "2");

    @Test
    void realPacksAreAdvisedWithoutAnySetting() {
        RelaySettings settings = settings(Map.of());

        assertThat(settings.outputs())
                .extracting(OutputSettings::name, OutputSettings::kind)
                .containsExactly(
                        tuple("a", new Kind.Advisory()),
                        tuple("b", new Kind.Advisory()),
                        tuple("c", new Kind.Advisory()));
        assertThat(settings.installations()).isEqualTo(Map.of("a", "house-1", "b", "house-1", "c", "house-2"));
        assertThat(settings.guardFolder()).isEqualTo(DATA);
    }

    @Test
    void everythingThatCanBeSet() {
        Map<String, String> all = new HashMap<>(BOARD_OF_A);
        all.putAll(Map.of(
                "relays[1].pack", "b",
                "relays[1].actuator", "jbd",
                "relays[2].installation", "house-2",
                "relays[2].actuator", "lcus",
                "relays[2].device", "/dev/ttyUSB9",
                "relays[2].charge-channel", "8",
                "relays[2].load-channel", "8",
                "guard.folder", "/run/cellfleet"));
        all.putAll(Map.of(
                "relays[3].pack", "simulated-1",
                "relays[3].actuator", "simulator",
                "relays[4].pack", "recorded",
                "relays[4].actuator", "none"));

        RelaySettings settings = settings(all);

        assertThat(settings.outputs())
                .containsExactly(
                        new OutputSettings("a", List.of("a"), false, new Kind.Board(BOARD, 1, 2)),
                        new OutputSettings("b", List.of("b"), false, new Kind.Mosfets(Path.of("/dev/ttyUSB1"))),
                        new OutputSettings("installation house-2", List.of("c"), true, new Kind.Board(BOARD, 8, 8)),
                        new OutputSettings("simulated-1", List.of("simulated-1"), false, new Kind.Simulated()),
                        new OutputSettings("recorded", List.of("recorded"), false, new Kind.Advisory()));
        assertThat(settings.guardFolder()).isEqualTo(Path.of("/run/cellfleet"));
    }

    @Test
    void anInstallationsOutputTakesAllItsPacks() {
        Map<String, String> whole = new HashMap<>(BOARD_OF_A);
        whole.remove("relays[0].pack");
        whole.put("relays[0].installation", "house-1");

        assertThat(settings(whole).outputs().getFirst().packs()).containsExactly("a", "b");
    }

    /** Each row changes the board of pack a, or adds a second output. */
    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', nullValues = "absent", textBlock = """
        relays[0].pack           | absent      | relays[0].pack or cellfleet.gateway.relays[0].installation must be set | whose relays?
        relays[0].installation   | house-1     | relays[0].pack or cellfleet.gateway.relays[0].installation must be set | both
        relays[0].pack           | z           | relays[0].pack is z, which has no line at this gateway                 | all relays of an installation hang on one gateway
        relays[0].actuator       | relay       | relays[0].actuator is 'relay' but must be one of jbd, lcus, simulator, none | an unknown kind
        relays[0].actuator       | jbd         | relays[0].device is set, but it belongs to actuator=lcus               | a board's device for MOSFETs
        relays[0].actuator       | none        | relays[0].device is set, but it belongs to actuator=lcus               | a device for nothing
        relays[0].device         | absent      | relays[0].device is missing                                            | where is the board?
        relays[0].device         | /dev/ttyUSB2 | relays[0].device is /dev/ttyUSB2, at which pack c is read             | a line is no board
        relays[0].charge-channel | absent      | relays[0].charge-channel is missing: lcus needs 1 to 8                 | which contact?
        relays[0].load-channel   | absent      | relays[0].load-channel is missing: lcus needs 1 to 8                   | which contact?
        relays[0].charge-channel | 0           | relays[0].charge-channel is 0 but must be 1 to 8                       | no such contact
        relays[0].load-channel   | 9           | relays[0].load-channel is 9 but must be 1 to 8                         | no such contact
        relays[0].pack           | recorded    | relays[0].actuator is lcus, but no device stands at the line           | a recording moves no contact
        relays[0].pack           | simulated-1 | relays[0].actuator is lcus, but no device stands at the line           | a simulation moves no contact
        """)
    void refusals(String name, String value, String message, String because) {
        Map<String, String> bad = new HashMap<>(BOARD_OF_A);
        if (value == null) {
            bad.remove(name);
        } else {
            bad.put(name, value);
        }

        assertThatThrownBy(() -> settings(bad))
                .as(because)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(PREFIX + message);
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', nullValues = "absent", textBlock = """
        pack         | c       | lcus      | 2      | relays[1].charge-channel is 2 of /dev/ttyUSB9, which cellfleet.gateway.relays[0].load-channel has already | two packs on one contact
        pack         | a       | lcus      | 3      | relays[1].pack is a, but cellfleet.gateway.relays[0].pack has the relays of pack a already               | a pack twice
        installation | house-1 | lcus      | 3      | relays[1].installation is house-1, but cellfleet.gateway.relays[0].pack has the relays of pack a already | a pack alone and in its installation
        pack         | c       | jbd       | absent | relays[1].actuator is jbd, but the line of pack c is no serial line with protocol=jbd                    | a 123 takes no orders
        installation | house-2 | jbd       | absent | relays[1].actuator is jbd, which are the MOSFETs of one pack                                             | no installation has MOSFETs
        pack         | c       | simulator | absent | relays[1].actuator is simulator, but a device stands at the line                                         | a battery is not played with
        """)
    void refusalsOfASecondOutput(
            String scope, String id, String actuator, String channel, String message, String because) {
        Map<String, String> bad = new HashMap<>(BOARD_OF_A);
        bad.put("relays[1]." + scope, id);
        bad.put("relays[1].actuator", actuator);
        if (channel != null) {
            bad.put("relays[1].device", "/dev/ttyUSB9");
            bad.put("relays[1].charge-channel", channel);
            bad.put("relays[1].load-channel", channel);
        }

        assertThatThrownBy(() -> settings(bad))
                .as(because)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(PREFIX + message);
    }

    @Test
    void aBoardUnderTwoNamesIsOneBoard(@TempDir Path folder) throws IOException {
        Path device = Files.createFile(folder.resolve("ttyUSB9"));
        Path link = Files.createSymbolicLink(folder.resolve("by-id"), device);
        Map<String, String> bad = new HashMap<>(BOARD_OF_A);
        bad.put("relays[0].device", device.toString());
        bad.putAll(Map.of(
                "relays[1].pack", "c",
                "relays[1].actuator", "lcus",
                "relays[1].device", link.toString(),
                "relays[1].charge-channel", "2",
                "relays[1].load-channel", "3"));

        assertThatThrownBy(() -> settings(bad)).hasMessageContaining("relays[0].load-channel has already");
    }

    private static RelaySettings settings(Map<String, String> values) {
        Map<String, String> prefixed = new HashMap<>();
        values.forEach((name, value) -> prefixed.put(PREFIX + name, value));
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(RelaysConfig.class)
                .withConverters(new Converter<?>[] {new PathConverter()})
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .build();
        return RelaySettingsReader.read(config.getConfigMapping(RelaysConfig.class), LINES, DATA);
    }
}
