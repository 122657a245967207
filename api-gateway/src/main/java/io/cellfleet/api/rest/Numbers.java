package io.cellfleet.api.rest;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Numbers that may be missing. */
final class Numbers {

    private Numbers() {}

    static @Nullable Object orNull(OptionalDouble value) {
        return value.isEmpty() ? null : (Object) value.getAsDouble();
    }

    static @Nullable Object orNull(OptionalLong value) {
        return value.isEmpty() ? null : (Object) value.getAsLong();
    }
}
