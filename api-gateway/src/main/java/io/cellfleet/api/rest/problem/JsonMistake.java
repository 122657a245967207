package io.cellfleet.api.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in the caller's words what is wrong with a JSON body. */
final class JsonMistake {

    private JsonMistake() {}

    static Problem problem(JsonProcessingException mistake) {
        if (mistake instanceof UnrecognizedPropertyException unknown) {
            String field = field(unknown);
            return Problem.of(400, field + " is not known here" + alternatives(unknown.getKnownPropertyIds()), field);
        }
        if (mistake instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String field = field(mismatch);
            return Problem.of(400, field + " must be " + form(mismatch.getTargetType()), field);
        }
        String place = mistake.getLocation() == null
                ? ""
                : " at line " + mistake.getLocation().getLineNr() + ", column "
                        + mistake.getLocation().getColumnNr();
        String what = mistake instanceof StreamReadException ? mistake.getOriginalMessage() : "an object is expected";
        return Problem.of(400, "the body is not the JSON that is expected" + place + ": " + what, "body");
    }

    private static String field(JsonMappingException mistake) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : mistake.getPath()) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    private static String alternatives(@Nullable Collection<Object> known) {
        if (known == null || known.isEmpty()) {
            return "";
        }
        List<String> names = known.stream().map(Object::toString).sorted().toList();
        return "; known are " + String.join(", ", names);
    }

    private static String form(@Nullable Class<?> type) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        return type != null && Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
