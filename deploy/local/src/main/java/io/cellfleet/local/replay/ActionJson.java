package io.cellfleet.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellfleet.battery.action.OperatorAction;
import io.cellfleet.battery.action.OperatorAction.AcknowledgeWarning;
import io.cellfleet.battery.action.OperatorAction.ClearEnergyCounters;
import io.cellfleet.battery.action.OperatorAction.ConfirmCellCount;
import io.cellfleet.battery.action.OperatorAction.EndOverride;
import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.action.OperatorAction.ZeroCalibration;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.local.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads an operator's action off a capture: its kind by the name events give it, and the fields of that kind. */
final class ActionJson {

    private ActionJson() {}

    /**
     * @param number of the line
     * @throws Refusal naming line, field and value
     */
    static OperatorAction read(JsonNode json, int number) {
        String id = json.path("id").asText("line-" + number);
        String author = json.path("author").asText("operator");
        String kind = json.path("kind").asText();
        try {
            return switch (kind) {
                case "acknowledgeWarning" ->
                    new AcknowledgeWarning(
                            id,
                            author,
                            warning(json.path("warning").asText()),
                            json.path("note").asText());
                case "zeroCalibration" -> new ZeroCalibration(id, author);
                case "clearEnergyCounters" -> new ClearEnergyCounters(id, author);
                case "confirmCellCount" ->
                    new ConfirmCellCount(id, author, json.path("cellCount").asInt());
                case "overrideOff" ->
                    new OverrideOff(
                            id,
                            CaptureLine.relay(json, number),
                            new RelayOverride(
                                    author,
                                    json.path("reason").asText("by hand"),
                                    Instant.parse(json.path("until").asText())));
                case "endOverride" -> new EndOverride(id, author, CaptureLine.relay(json, number));
                default ->
                    throw new IllegalArgumentException("kind is '" + kind
                            + "' but must be acknowledgeWarning, zeroCalibration, clearEnergyCounters,"
                            + " confirmCellCount, overrideOff or endOverride");
            };
        } catch (DateTimeException e) {
            throw new Refusal("line " + number + " of the capture: until must be a time like 2026-06-01T00:00:00Z", e);
        } catch (IllegalArgumentException e) {
            throw new Refusal("line " + number + " of the capture: " + e.getMessage(), e);
        }
    }

    private static WarningCode warning(String light) {
        return Arrays.stream(WarningCode.values())
                .filter(code -> code.light().equals(light))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("warning is '" + light + "' but must be one of "
                        + Arrays.stream(WarningCode.values())
                                .map(WarningCode::light)
                                .collect(Collectors.joining(", "))));
    }
}
