package io.cellfleet.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.battery.action.OperatorAction;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.local.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a capture: {@code {"at":"2026-06-01T00:00:00.000Z","hex":"…"}}, or with something else than {@code hex}.
 *
 * @param number  in the file, from 1
 * @param at      when it was captured
 * @param content what
 */
record CaptureLine(int number, Instant at, Content content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a line holds. */
    sealed interface Content {

        /** {@code "hex":"…"}: the bytes of one frame. */
        record Bytes(byte[] bytes) implements Content {}

        /** {@code "lineReport":true}: the gateway is alive, frames or not. */
        record LineReport() implements Content {}

        /** {@code "relayReport":{"relay":"charge","wantedOn":true,"isOn":false}}. */
        record RelayReport(RelayName relay, boolean wantedOn, Optional<Boolean> isOn) implements Content {}

        /** {@code "action":{"kind":"zeroCalibration",…}}: takes effect with the next line that is none. */
        record Action(OperatorAction action) implements Content {}
    }

    /**
     * @throws Refusal naming line, field and value
     */
    static CaptureLine parse(String text, int number) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal("line " + number + " of the capture is no JSON object: " + e.getOriginalMessage(), e);
        }
        return new CaptureLine(number, at(json, number), content(json, number));
    }

    private static Instant at(JsonNode json, int number) {
        String text = json.path("at").asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(
                    "line " + number + " of the capture: at is '" + text
                            + "' but must be a time like 2026-06-01T00:00:00.000Z",
                    e);
        }
    }

    private static Content content(JsonNode json, int number) {
        if (json.path("lineReport").asBoolean()) {
            return new Content.LineReport();
        }
        if (json.has("relayReport")) {
            JsonNode report = json.get("relayReport");
            Optional<Boolean> isOn = Optional.ofNullable(report.get("isOn")).map(JsonNode::asBoolean);
            return new Content.RelayReport(
                    relay(report, number), report.path("wantedOn").asBoolean(), isOn);
        }
        if (json.has("action")) {
            return new Content.Action(ActionJson.read(json.get("action"), number));
        }
        return new Content.Bytes(bytes(json, number));
    }

    private static byte[] bytes(JsonNode json, int number) {
        String text = json.path("hex").asText();
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "line " + number + " of the capture: hex must be two hexadecimal digits for each byte, but is '"
                            + text + "'",
                    e);
        }
    }

    static RelayName relay(JsonNode json, int number) {
        String text = json.path("relay").asText();
        return Arrays.stream(RelayName.values())
                .filter(relay -> relay.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "line " + number + " of the capture: relay is '" + text + "' but must be charge or load"));
    }
}
