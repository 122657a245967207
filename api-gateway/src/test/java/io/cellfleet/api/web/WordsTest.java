package io.cellfleet.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.PackEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        assertThat(script("warnings")).containsPattern("(?m)^  " + reason.label() + SAYS);
    }

    /** W3. */
    @ParameterizedTest
    @EnumSource
    void ofAWarning(WarningCode code) throws IOException {
        assertThat(script("warnings")).containsPattern("(?m)^  " + code.light() + SAYS);
    }

    static Stream<String> facts() {
        return oneof(PackEvent.getDescriptor().findFieldByName("warning_raised"));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void ofAnEvent(String type) throws IOException {
        assertThat(script("events")).containsPattern("(?m)^  " + type + ": .*=>");
    }

    static Stream<String> actions() {
        return oneof(OperatorAction.getDescriptor().findFieldByName("override_off"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void ofAnAction(String kind) throws IOException {
        assertThat(script("events")).containsPattern("(?m)^  " + kind + SAYS);
    }

    private static Stream<String> oneof(FieldDescriptor member) {
        return member.getContainingOneof().getFields().stream().map(FieldDescriptor::getJsonName);
    }

    private static String script(String name) throws IOException {
        try (var script = WordsTest.class.getResourceAsStream("/web/app/core/" + name + ".ts")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
