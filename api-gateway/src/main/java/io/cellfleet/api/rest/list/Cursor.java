package io.cellfleet.api.rest.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cellfleet.api.rest.problem.ProblemException;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended.
 *
 * @param question of which it is a page: a page of one question is none of another
 * @param value    of the last item's sorting field: a number or a text; null where it has none
 * @param id       of the last item
 */
record Cursor(int question, @Nullable Object value, String id) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 2_000;
    private static final int PARTS = 3;

    String text() {
        ArrayNode array = JSON.createArrayNode().add(question);
        switch (value) {
            case null -> array.addNull();
            case Number number -> array.add(number.doubleValue());
            default -> array.add(value.toString());
        }
        array.add(id);
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(array));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cursor cannot be written", e);
        }
    }

    /** Reads one that must be of this question. */
    static Cursor parse(String parameter, String text, int question) {
        JsonNode array = read(text);
        boolean isOurs = array != null
                && array.size() == PARTS
                && array.get(0).isInt()
                && (array.get(1).isNull()
                        || array.get(1).isNumber()
                        || array.get(1).isTextual())
                && array.get(2).isTextual();
        if (!isOurs) {
            throw ProblemException.bad(parameter, parameter + " must be 'next' of the page before, as it was given");
        }
        if (array.get(0).intValue() != question) {
            throw ProblemException.bad(
                    parameter, parameter + " is 'next' of another question: filters and sort must stay the same");
        }
        JsonNode value = array.get(1);
        Object sorted = value.isNull() ? null : value.isNumber() ? (Object) value.doubleValue() : value.textValue();
        return new Cursor(question, sorted, array.get(2).textValue());
    }

    private static @Nullable JsonNode read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            JsonNode read = JSON.readTree(Base64.getUrlDecoder().decode(text));
            return read != null && read.isArray() ? read : null;
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }
}
