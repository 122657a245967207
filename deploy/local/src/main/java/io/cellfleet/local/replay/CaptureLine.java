package io.cellfleet.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.local.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One line of a capture: {@code {"at":"2026-06-01T00:00:00.000Z","hex":"…"}}.
 *
 * @param number in the file, from 1
 * @param at     when the bytes were received
 * @param bytes  of one frame
 */
record CaptureLine(int number, Instant at, byte[] bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        return new CaptureLine(number, at(json, number), bytes(json, number));
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
}
