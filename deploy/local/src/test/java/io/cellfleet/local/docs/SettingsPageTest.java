package io.cellfleet.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the settings says what the code takes. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$");
    private static final Pattern RANGE = Pattern.compile("^(-?\\d+) to (-?\\d+)");

    @Test
    void everyFieldHasItsRow() {
        List<String> fields = Stream.concat(
                        Arrays.stream(PackSettingsDraft.class.getRecordComponents())
                                .map(RecordComponent::getName),
                        Stream.of("timeZone"))
                .toList();

        assertThat(rows()).extracting(row -> row.group(1)).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(rows())
                .extracting(row -> row.group(4).strip())
                .as("defaults")
                .doesNotContain("");
    }

    static Stream<Arguments> ranges() {
        return rows().stream()
                .flatMap(row -> RANGE.matcher(row.group(3).strip())
                        .results()
                        .map(range -> Arguments.of(
                                row.group(1), Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))));
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @MethodSource("ranges")
    void rangesAreThoseOfTheCode(String field, int least, int most) {
        String refusal = field + " is %d but must be " + least + " to " + most;

        assertThat(violations(field, least - 1)).contains(refusal.formatted(least - 1));
        assertThat(violations(field, most + 1)).contains(refusal.formatted(most + 1));
        assertThat(violations(field, least)).noneMatch(message -> message.contains("but must be " + least + " to "));
        assertThat(violations(field, most)).noneMatch(message -> message.contains("but must be " + least + " to "));
    }

    private static List<String> violations(String field, int value) {
        Map<String, Object> fields = new HashMap<>(Map.of("cellCount", 4, "chemistry", "LiFePO4", "capacityWh", 2_560));
        fields.put(field, value);
        return switch (new ObjectMapper()
                .convertValue(fields, PackSettingsDraft.class)
                .complete()) {
            case PackSettingsDraft.Outcome.Accepted ignored -> List.of();
            case PackSettingsDraft.Outcome.Refused refused ->
                refused.violations().stream().map(Violation::message).toList();
        };
    }

    private static List<MatchResult> rows() {
        try {
            return ROW.matcher(Files.readString(Path.of("../../docs/settings.md")))
                    .results()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
