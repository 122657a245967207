package io.cellfleet.gateway.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One line of a capture: {@code {"at":"2026-06-01T00:00:00.000Z","hex":"0105ff…"}}.
 *
 * @param at    when the bytes were read
 * @param bytes any cut of the line
 */
record CapturedBytes(Instant at, ByteString bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant EARLIEST = Instant.parse("1999-12-31T23:59:59.999Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * @throws IllegalArgumentException naming the field and what it must be
     */
    static CapturedBytes parse(String text) {
        JsonNode line = json(text);
        return new CapturedBytes(at(text(line, "at")), bytes(text(line, "hex")));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode line, String field) {
        JsonNode value = line.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("\"" + field + "\" is missing or no text");
        }
        return value.textValue();
    }

    private static Instant at(String text) {
        try {
            Instant at = Instant.parse(text);
            if (at.isAfter(EARLIEST) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(wrongTime(text), e);
        }
        throw new IllegalArgumentException(wrongTime(text));
    }

    private static String wrongTime(String text) {
        return "\"at\" is '" + text + "' but must be a UTC time such as 2026-06-01T00:00:00.000Z, in 2000 to 2099";
    }

    private static ByteString bytes(String text) {
        try {
            return ByteString.copyFrom(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"hex\" must be pairs of hexadecimal digits: " + e.getMessage(), e);
        }
    }
}
