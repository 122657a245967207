package io.cellfleet.api.rest.problem;

import io.cellfleet.battery.settings.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a body or a parameter breaks, in the caller's words. */
public final class Violations {

    private Violations() {}

    /** By field. */
    public static List<Violation> of(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(Violations::of)
                .sorted(Comparator.comparing(Violation::field))
                .toList();
    }

    private static Violation of(ConstraintViolation<?> violation) {
        String field = field(violation.getPropertyPath());
        Object value = violation.getInvalidValue();
        String given = value == null || value.toString().length() > 100 ? "" : " is '" + value + "' but";
        return new Violation(field, field + given + " " + violation.getMessage());
    }

    /** The path without our method's name and, inside a body, without the body's. */
    private static String field(Path path) {
        List<String> properties = new ArrayList<>();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY) {
                properties.add(
                        node.getIndex() == null ? node.getName() : "[" + node.getIndex() + "]." + node.getName());
            } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT && node.getIndex() != null) {
                properties.add("[" + node.getIndex() + "]");
            }
        }
        return properties.isEmpty() ? parameter : String.join(".", properties).replace(".[", "[");
    }
}
