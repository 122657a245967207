package io.cellfleet.api.rest.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome;
import io.cellfleet.battery.settings.Violation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of the settings is what drafts are judged by. */
class SettingsRangesTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    private static final SettingsRangesView RANGES = SettingsRangesView.of(JSON);

    static List<SettingsRangesView.SettingsRange> ranges() {
        return RANGES.ranges();
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void aNumberIsTakenUpToItsEndsAndNoFurther(SettingsRangesView.SettingsRange range) throws JsonProcessingException {
        String outside = " but must be " + range.least() + " to " + range.most();
        for (int end : new int[] {range.least(), range.most()}) {
            assertThat(mistakes(range.field(), end)).noneMatch(mistake -> mistake.contains(outside));
        }
        for (int beyond : new int[] {range.least() - 1, range.most() + 1}) {
            boolean isNone = beyond == 0 && range.orZero();
            assertThat(mistakes(range.field(), beyond).anyMatch(mistake -> mistake.contains(outside)))
                    .isNotEqualTo(isNone);
        }
        assertThat(mistakes(range.field(), 0).anyMatch(mistake -> mistake.contains(outside)))
                .isEqualTo((range.least() > 0 || range.most() < 0) && !range.orZero());
    }

    @Test
    void everyNumberHasARangeOrChoices() {
        List<String> numbers = Arrays.stream(PackSettingsDraft.class.getRecordComponents())
                .filter(component -> component.getType() == Integer.class)
                .map(RecordComponent::getName)
                .toList();

        assertThat(Stream.concat(
                        RANGES.ranges().stream().map(SettingsRangesView.SettingsRange::field),
                        Stream.of("sensorLoops")))
                .containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void whatIsFilledIn() throws JsonProcessingException {
        assertThat(RANGES.required()).containsExactly("cellCount", "chemistry", "capacityWh");
        assertThat(RANGES.defaults()).isEqualTo(JSON.readTree("""
                {"chargeRestartPercent":90,"dischargeRestartPercent":20,"mode":"normal","sensorCount":2,"sensorLoops":1,
                 "sensorInverted":false,"currentDivisor":1,"temperatureScale":"driver","combinedOutput":false,
                 "minimumOffSeconds":60,"emptyAfterSeconds":60,"framePeriodMs":1000,"sectionEnds":[]}"""));
        assertThat(RANGES.chemistries())
                .contains(new SettingsRangesView.SettingsChemistry("LTO", 2_150, 2_600, 2_700, -200, 550, 2_300));
    }

    @Test
    void whatMustBeBelowWhat() throws JsonProcessingException {
        for (SettingsRangesView.SettingsOrder order : RANGES.orders()) {
            ObjectNode draft = sound();
            if (order.low().equals("fullVoltageMv") || order.high().equals("fullVoltageMv")) {
                draft.put("vBalanceMv", 0);
            }
            int same = order.low().endsWith("Mv") ? 3_000 : 50;
            assertThat(mistakes(draft.put(order.low(), same).put(order.high(), same)))
                    .as("%s below %s", order.low(), order.high())
                    .anyMatch(mistake -> mistake.contains(order.low()) && mistake.contains(order.high()));
        }
    }

    private static ObjectNode sound() {
        return JSON.createObjectNode()
                .put("cellCount", 16)
                .put("chemistry", "LiFePO4")
                .put("capacityWh", 10_000);
    }

    private static Stream<String> mistakes(String field, int value) throws JsonProcessingException {
        return mistakes(sound().put(field, value));
    }

    private static Stream<String> mistakes(ObjectNode draft) throws JsonProcessingException {
        return switch (JSON.treeToValue(draft, PackSettingsDraft.class).complete()) {
            case Outcome.Accepted accepted -> Stream.of();
            case Outcome.Refused(List<Violation> violations) ->
                violations.stream().map(Violation::message);
        };
    }
}
