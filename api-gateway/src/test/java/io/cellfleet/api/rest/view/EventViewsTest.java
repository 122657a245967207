package io.cellfleet.api.rest.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.protobuf.TextFormat;
import io.cellfleet.contract.v1.PackEvent;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fact of the contract as JSON: flat, with its units, what is not known left out. */
class EventViewsTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        warning_raised { code: WARNING_CODE_CLOCK detail: "not set" severity: SEVERITY_WARNING hint: "Look." } | "type":"warningRaised","code":"clock","severity":"warning","detail":"not set","hint":"Look."
        warning_raised { code: WARNING_CODE_VOLTAGE_HIGH detail: "cell 4" } | "type":"warningRaised","code":"Vh","severity":"critical","detail":"cell 4"
        warning_cleared { code: WARNING_CODE_GATEWAY_OFFLINE raised_at_ms: 1000 } | "type":"warningCleared","code":"gatewayOffline","raisedAt":"1970-01-01T00:00:01Z"
        warning_acknowledged { code: WARNING_CODE_COMMUNICATION raised_at_ms: 1000 author: "anna" note: "seen" } | "type":"warningAcknowledged","code":"E","raisedAt":"1970-01-01T00:00:01Z","author":"anna","note":"seen"
        relay_changed { relay: RELAY_NAME_CHARGE blocked_by: "firstFrames" } | "type":"relayChanged","relay":"charge","on":false,"blockedBy":["firstFrames"]
        installation_relay_changed { relay: RELAY_NAME_LOAD on: true } | "type":"installationRelayChanged","relay":"load","on":true,"blockedBy":[]
        relay_reported { relay: RELAY_NAME_LOAD wanted_on: true is_on: false because: "engineOrder" } | "type":"relayReported","relay":"load","wantedOn":true,"isOn":false,"because":"engineOrder"
        relay_reported { relay: RELAY_NAME_LOAD because: "unlinked" } | "type":"relayReported","relay":"load","wantedOn":false,"because":"unlinked"
        override_began { relay: RELAY_NAME_CHARGE author: "anna" reason: "repair" until_ms: 2000 } | "type":"overrideBegan","relay":"charge","author":"anna","reason":"repair","until":"1970-01-01T00:00:02Z"
        override_ended { relay: RELAY_NAME_CHARGE because: "expired" } | "type":"overrideEnded","relay":"charge","because":"expired"
        soc_recalibrated { percent: 100 before_milli_percent: 97250 } | "type":"socRecalibrated","socPercent":100.0,"beforeSocPercent":97.25
        calibration_lost { because: "a gap of 2 h" } | "type":"calibrationLost","detail":"a gap of 2 h"
        day_closed { date: "2026-06-01" collected_wh: 3 consumed_wh: 2 } | "type":"dayClosed","date":"2026-06-01","collectedWh":3,"consumedWh":2
        energy_counters_cleared { collected_wh: 5000000000 consumed_wh: 4 } | "type":"energyCountersCleared","collectedWh":5000000000,"consumedWh":4
        sensors_zeroed { offset1_ma: -120 offset_ma: 0 } | "type":"sensorsZeroed","offset1Ma":-120,"offsetMa":0
        cell_count_confirmed { cell_count: 15 } | "type":"cellCountConfirmed","cellCount":15
        action_applied { action_id: "a-1" kind: "zeroCalibration" author: "anna" } | "type":"actionApplied","actionId":"a-1","kind":"zeroCalibration","author":"anna"
        action_refused { action_id: "a-1" kind: "zeroCalibration" author: "anna" because: "900 mA" } | "type":"actionRefused","actionId":"a-1","kind":"zeroCalibration","author":"anna","because":"900 mA"
        settings_applied { revision: 5 } | "type":"settingsApplied","revision":5
        clock_jumped { before_ms: 3000 } | "type":"clockJumped","before":"1970-01-01T00:00:03Z"
        gap_seen { missing: 7 } | "type":"gapSeen","missing":7
        `` | "type":"unknown"
        """)
    void asJson(String fact, String fields) throws TextFormat.ParseException, JsonProcessingException {
        PackEvent event = TextFormat.parse(
                "order { enrolment: 1 boot: 2 sequence: 3 } index: 1000 at_ms: 4000 simulated: true " + fact,
                PackEvent.class);

        assertThat(JSON.writeValueAsString(EventViews.of(event)))
                .isEqualTo("{\"id\":\"1.2.3.1000\",\"at\":\"1970-01-01T00:00:04Z\",\"simulated\":true," + fields + "}");
    }

    @Test
    void theDescriptionNamesEveryType() throws NoSuchMethodException {
        List<String> types =
                Arrays.stream(PackEvent.FactCase.values()).map(EventViews::type).toList();

        assertThat(EventView.class.getMethod("type").getAnnotation(Schema.class).enumeration())
                .containsExactlyInAnyOrderElementsOf(types);
        assertThat(EventView.class.getAnnotation(Schema.class).anyOf())
                .as("a schema for each but the unknown one")
                .hasSize(types.size() - 1);
    }
}
