package io.cellfleet.battery.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.action.OperatorAction.AcknowledgeWarning;
import io.cellfleet.battery.action.OperatorAction.ClearEnergyCounters;
import io.cellfleet.battery.action.OperatorAction.ConfirmCellCount;
import io.cellfleet.battery.action.OperatorAction.EndOverride;
import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.action.OperatorAction.ZeroCalibration;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator's action may be at all. */
class OperatorActionTest {

    private static final Instant UNTIL = Instant.parse("2026-06-02T00:00:00Z");

    @ParameterizedTest(name = "{0}: {1} characters are {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        field    | characters | allowed | because
        actionId | 0          | false   | it names the action for ever
        actionId | 1          | true    | the shortest
        actionId | 63         | true    | the longest
        actionId | 64         | false   | the contract's limit
        author   | 0          | false   | everything an operator does is somebody's
        author   | 1          | true    | the shortest
        author   | 63         | true    | the longest
        author   | 64         | false   | a state keeps it
        note     | 0          | true    | a note may be left out
        note     | 500        | true    | the longest
        note     | 501        | false   | the contract's limit
        reason   | 0          | false   | R12: with a reason
        reason   | 1          | true    | the shortest
        reason   | 200        | true    | the longest
        reason   | 201        | false   | a state keeps it
        """)
    void texts(String field, int characters, boolean allowed, String because) {
        String text = "é".repeat(characters);
        List<ThrowingCallable> makers = switch (field) {
            case "actionId" -> actions(text, "ann");
            case "author" -> actions("a1", text);
            case "note" -> List.of(() -> new AcknowledgeWarning("a1", "ann", WarningCode.VOLTAGE_LOW, text));
            default -> List.of(() -> new RelayOverride("ann", text, UNTIL));
        };

        for (var maker : makers) {
            if (allowed) {
                assertThatCode(maker).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(maker)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(field + " has " + characters + " characters but must have ");
            }
        }
    }

    private static List<ThrowingCallable> actions(String id, String author) {
        return List.of(
                () -> new AcknowledgeWarning(id, author, WarningCode.VOLTAGE_LOW, ""),
                () -> new ZeroCalibration(id, author),
                () -> new ClearEnergyCounters(id, author),
                () -> new ConfirmCellCount(id, author, 4),
                () -> new OverrideOff(id, RelayName.LOAD, new RelayOverride(author, "repair", UNTIL)),
                () -> holdingOff(id, author),
                () -> new EndOverride(id, author, RelayName.LOAD));
    }

    /** The override alone, where the action's own id is right. */
    private static RelayOverride holdingOff(String id, String author) {
        return id.equals("a1")
                ? new RelayOverride(author, "repair", UNTIL)
                : new OverrideOff(id, RelayName.LOAD, new RelayOverride(author, "repair", UNTIL)).override();
    }

    @Test
    void anEndIsOfWholeMilliseconds() {
        assertThat(new RelayOverride("ann", "repair", UNTIL.plusNanos(999_999)).until())
                .as("as a state keeps it, so that a restart changes nothing (S10)")
                .isEqualTo(UNTIL);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1, false", "2, true", "255, true", "256, false"})
    void cellCounts(int cellCount, boolean allowed) {
        if (allowed) {
            assertThat(new ConfirmCellCount("a1", "ann", cellCount).cellCount()).isEqualTo(cellCount);
        } else {
            assertThatThrownBy(() -> new ConfirmCellCount("a1", "ann", cellCount))
                    .hasMessage("cellCount is " + cellCount + " but must be 2 to 255");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1969-12-31T23:59:59.999Z, false",
        "1970-01-01T00:00:00Z, true",
        "2100-01-01T00:00:00Z, true",
        "2100-01-01T00:00:00.001Z, false"
    })
    void ends(Instant until, boolean allowed) {
        if (allowed) {
            assertThat(new RelayOverride("ann", "repair", until).until()).isEqualTo(until);
        } else {
            assertThatThrownBy(() -> new RelayOverride("ann", "repair", until))
                    .hasMessage("until is " + until + " but must be 1970-01-01T00:00:00Z to 2100-01-01T00:00:00Z");
        }
    }

    @Test
    void kindsAreTheWordsOfTheContract() {
        RelayOverride override = new RelayOverride("ann", "repair", UNTIL);

        assertThat(List.of(
                                new AcknowledgeWarning("a1", "ann", WarningCode.VOLTAGE_LOW, ""),
                                new ZeroCalibration("a1", "ann"),
                                new ClearEnergyCounters("a1", "ann"),
                                new ConfirmCellCount("a1", "ann", 4),
                                new OverrideOff("a1", RelayName.LOAD, override),
                                new EndOverride("a1", "ann", RelayName.LOAD))
                        .stream()
                        .map(OperatorAction::kind))
                .containsExactly(
                        "acknowledgeWarning",
                        "zeroCalibration",
                        "clearEnergyCounters",
                        "confirmCellCount",
                        "overrideOff",
                        "endOverride");
        assertThat(new OverrideOff("a1", RelayName.LOAD, override).author()).isEqualTo("ann");
    }
}
