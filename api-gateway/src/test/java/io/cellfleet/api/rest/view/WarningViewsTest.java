package io.cellfleet.api.rest.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.Severity;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Warnings: the manual's five are lights, all others come with their severity. */
class WarningViewsTest {

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WARNING_CODE_UNSPECIFIED", "UNRECOGNIZED"})
    void everyCodeOfTheContractHasAWordAndAHint(WarningCode code) {
        WarningView view = WarningViews.of(Warning.newBuilder().setCode(code).build());

        assertThat(WarningViews.codes()).contains(view.code());
        assertThat(view.hint()).isNotBlank();
        assertThat(view.severity()).isIn("info", "warning", "critical");
        assertThat(Words.CODE).contains(view.code());
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "none", textBlock = """
            written     | code                       | severity | because
            INFO        | VOLTAGE_HIGH               | info     | the engine's word counts
            CRITICAL    | BALANCING_HEAT             | critical | the same
            UNSPECIFIED | BALANCING_HEAT             | info     | an engine of the release before: as the code has it
            UNSPECIFIED | UNSPECIFIED                | none     | not known
            """)
    void severities(String written, String code, String severity, String because) {
        assertThat(WarningViews.severity(
                        Severity.valueOf("SEVERITY_" + written), WarningCode.valueOf("WARNING_CODE_" + code)))
                .isEqualTo(severity);
    }

    @Test
    void anAcknowledgedOneSaysByWhom() {
        Warning.Builder warning = Warning.newBuilder().setCode(WarningCode.WARNING_CODE_CLOCK);
        assertThat(WarningViews.of(warning.build()))
                .extracting(WarningView::acknowledgedBy, WarningView::acknowledgedAt)
                .containsExactly(null, null);

        warning.setAcknowledgedBy("anna").setAcknowledgedAtMs(5_000);

        assertThat(WarningViews.of(warning.build()))
                .extracting(WarningView::acknowledgedBy, WarningView::acknowledgedAt)
                .containsExactly("anna", Instant.ofEpochMilli(5_000));
    }

    @Test
    void oneOfANewerEngineIsShownAsUnknown() {
        Warning newer =
                Warning.newBuilder().setCodeValue(999).setDetail("says what").build();

        assertThat(WarningViews.of(newer).code()).isEqualTo("?");
        assertThat(WarningViews.of(newer).detail()).isEqualTo("says what");
        assertThat(WarningViews.beyondTheLights(List.of(newer))).containsExactly(new ShortWarningView("?", null));
    }

    @Test
    void theManualsFiveAreLightsAndNotInTheList() {
        List<Warning> all = List.of(
                Warning.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_COMMUNICATION)
                        .build(),
                Warning.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_TEMPERATURE_LOW)
                        .build(),
                Warning.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_SENSOR_UNKNOWN)
                        .build());

        assertThat(WarningViews.beyondTheLights(all)).containsExactly(new ShortWarningView("sensorUnknown", "warning"));
    }
}
