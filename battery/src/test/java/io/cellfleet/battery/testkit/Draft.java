package io.cellfleet.battery.testkit;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome;
import io.cellfleet.battery.settings.Violation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A draft of settings, field by field, as a table of cases writes it. Never changed: each change makes another. */
public final class Draft {

    /** Four LiFePO4 cells of 160 Ah at 12.8 V: 2048 Wh, the manual's example. */
    public static final Draft FOUR_CELLS =
            new Draft(Map.of("cellCount", 4, "chemistry", "LiFePO4", "capacityWh", 2_048));

    private final Map<String, Object> values;

    private Draft(Map<String, Object> values) {
        this.values = values;
    }

    /** One field changed; null leaves it out. */
    public Draft with(String field, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new Draft(changed);
    }

    /** Fields changed as {@code name=value, name=value}; a value left out leaves the field out, lists have blanks. */
    public Draft withAll(String changes) {
        Draft changed = this;
        for (String change : changes.split(",", -1)) {
            String[] sides = change.strip().split("=", 2);
            changed = changed.with(sides[0], sides[1].isEmpty() ? null : parsed(component(sides[0]), sides[1]));
        }
        return changed;
    }

    public PackSettingsDraft draft() {
        RecordComponent[] components = PackSettingsDraft.class.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component -> values.get(component.getName()))
                .toArray();
        try {
            return PackSettingsDraft.class.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the draft has another constructor", e);
        }
    }

    /** The settings; the test is wrong when they are refused. */
    public PackSettings settings() {
        return switch (draft().complete()) {
            case Outcome.Accepted accepted -> accepted.settings();
            case Outcome.Refused refused -> throw new AssertionError(refused.violations());
        };
    }

    /** Why it is refused, one sentence each; empty when it is accepted. */
    public List<String> violations() {
        return switch (draft().complete()) {
            case Outcome.Accepted ignored -> List.of();
            case Outcome.Refused refused ->
                refused.violations().stream().map(Violation::message).toList();
        };
    }

    private static RecordComponent component(String field) {
        return Arrays.stream(PackSettingsDraft.class.getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + field));
    }

    private static Object parsed(RecordComponent component, String text) {
        Class<?> type = component.getType();
        if (type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == Boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == List.class) {
            return Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
        }
        return text;
    }
}
