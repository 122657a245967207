package io.cellfleet.api.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What both relays of a pack do while its gateway has no link to an engine. */
public enum UnlinkedPolicy {
    /** The gateway's own step of the same rules decides alone. */
    LOCAL,
    /** Both relays off. */
    OPEN;

    /** As in the database and the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<UnlinkedPolicy> of(String label) {
        return Arrays.stream(values())
                .filter(policy -> policy.label().equals(label))
                .findFirst();
    }
}
