package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every warning has its word, severity and hint (rule W3); words and their order are for ever. */
class WarningCodeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        word                 | severity | of the manual | because
        E                    | CRITICAL | true          | both relays are off
        Vh                   | CRITICAL | true          | a relay is off
        Vl                   | CRITICAL | true          | a relay is off
        Th                   | CRITICAL | true          | both relays are off
        Tl                   | CRITICAL | true          | both relays are off
        sensorUnknown        | WARNING  | false         | the count stands still
        sensorReversed       | WARNING  | false         | energies are wrong
        sensorSaturated      | WARNING  | false         | the count is too low
        deviceDisagrees      | WARNING  | false         | one of both is wrong
        deviceSettingsDiffer | WARNING  | false         | one of both is wrong
        relayDoesNotFollow   | CRITICAL | false         | nobody knows whether the pack is protected
        calibrationOverdue   | INFO     | false         | the count drifts
        balancingHeat        | INFO     | false         | the cell may be cool
        clock                | WARNING  | false         | times may be wrong
        gatewayOffline       | WARNING  | false         | a state of the link, not of the battery
        quarantined          | CRITICAL | false         | the installation stands still
        """)
    void each(String word, Severity severity, boolean ofTheManual, String because) {
        WarningCode code = Arrays.stream(WarningCode.values())
                .filter(each -> each.light().equals(word))
                .findFirst()
                .orElseThrow();

        assertThat(code.severity()).isEqualTo(severity);
        assertThat(code.isOfTheManual()).isEqualTo(ofTheManual);
    }

    @Test
    void thePlaceOfEachIsFixed() {
        assertThat(Arrays.stream(WarningCode.values()).map(WarningCode::light))
                .as("a state keeps them by their place: new ones come behind the others")
                .startsWith(
                        "E",
                        "Vh",
                        "Vl",
                        "Th",
                        "Tl",
                        "sensorUnknown",
                        "sensorReversed",
                        "sensorSaturated",
                        "deviceDisagrees",
                        "deviceSettingsDiffer",
                        "relayDoesNotFollow",
                        "calibrationOverdue",
                        "balancingHeat",
                        "clock",
                        "gatewayOffline",
                        "quarantined");
    }

    @ParameterizedTest
    @EnumSource(WarningCode.class)
    void hintsAreWholeSentences(WarningCode code) {
        assertThat(code.hint()).matches("(?s)[A-Z].{20,}\\.");
    }
}
