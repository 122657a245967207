package io.cellfleet.battery.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gathers everything that is wrong with settings. A field that is refused by itself is unsound: whatever stands for it
 * is not compared with other fields any more, so that one mistake is not reported as several.
 */
final class SettingsCheck {

    private final List<Violation> found = new ArrayList<>();
    private final Set<String> unsound = new HashSet<>();

    /** The field is refused by itself. */
    void refuse(String field, String message) {
        contradict(field, message);
        unsound.add(field);
    }

    /** The field is sound by itself, but not beside the others. */
    void contradict(String field, String message) {
        found.add(new Violation(field, message));
    }

    /** Nothing is known of the field, because another one that decides about it is refused. */
    void unknown(String field) {
        unsound.add(field);
    }

    /** Refuses a value outside its limits. */
    boolean range(Limit limit, long value) {
        boolean allowed = limit.allows(value);
        if (!allowed) {
            refuse(limit.field(), limit.field() + " is " + value + " but must be " + limit.range());
        }
        return allowed;
    }

    /** Refuses a value outside its limits, where there is one. */
    void range(Limit limit, OptionalInt value) {
        value.ifPresent(present -> range(limit, present));
    }

    /** Whether all of these fields may be compared. */
    boolean sound(String... fields) {
        for (String field : fields) {
            if (unsound.contains(field)) {
                return false;
            }
        }
        return true;
    }

    /** In the order they were found: single values before contradictions. */
    List<Violation> found() {
        return List.copyOf(found);
    }
}
