package io.cellfleet.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.CurrentSensors;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.PackEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page has words for whatever the engine can say. */
class WordsTest {

    private static final String SAYS = ": \\(\\) => msg\\('[^']+'\\),$";

    /** R9: what keeps a relay off. */
    @ParameterizedTest
    @EnumSource
    void ofAReason(BlockReason reason) throws IOException {
        assertThat(script("core/warnings")).containsPattern("(?m)^  " + reason.label() + SAYS);
    }

    /** W3. */
    @ParameterizedTest
    @EnumSource
    void ofAWarning(WarningCode code) throws IOException {
        assertThat(script("core/warnings")).containsPattern("(?m)^  " + code.light() + SAYS);
    }

    static Stream<String> facts() {
        return oneof(PackEvent.getDescriptor().findFieldByName("warning_raised"));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void ofAnEvent(String type) throws IOException {
        assertThat(script("core/events")).containsPattern("(?m)^  " + type + ": .*=>");
    }

    /** C3: the rest of what settings may be the page asks the API. */
    @ParameterizedTest
    @EnumSource
    void ofARelayMode(RelayMode mode) throws IOException {
        choice("limit-fields", "'" + mode.name().toLowerCase(Locale.ROOT) + "'");
    }

    @ParameterizedTest
    @EnumSource
    void ofATemperatureScale(TemperatureScale scale) throws IOException {
        choice("wiring-fields", "'" + scale.name().toLowerCase(Locale.ROOT) + "'");
    }

    static List<Integer> loops() {
        return CurrentSensors.LOOPS;
    }

    @ParameterizedTest
    @MethodSource("loops")
    void ofLoops(int loops) throws IOException {
        choice("wiring-fields", Integer.toString(loops));
    }

    private static void choice(String fields, String value) throws IOException {
        assertThat(script("settings/" + fields)).containsPattern("value: " + value + ", label: \\(\\) => msg");
    }

    /** The picture of the limits: how a resting cell's voltage goes. */
    @ParameterizedTest
    @EnumSource
    void curveOfAChemistry(Chemistry chemistry) throws IOException {
        assertThat(script("settings/chemistry"))
                .containsPattern("(?m)^  '?" + chemistry.label() + "'?: \\[(\\d+, ){12}\\d+\\],$");
    }

    static Stream<String> actions() {
        return oneof(OperatorAction.getDescriptor().findFieldByName("override_off"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void ofAnAction(String kind) throws IOException {
        assertThat(script("core/events")).containsPattern("(?m)^  " + kind + SAYS);
    }

    private static Stream<String> oneof(FieldDescriptor member) {
        return member.getContainingOneof().getFields().stream().map(FieldDescriptor::getJsonName);
    }

    private static String script(String name) throws IOException {
        try (var script = WordsTest.class.getResourceAsStream("/web/app/" + name + ".ts")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
