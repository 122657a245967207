package io.cellfleet.api.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a change was made of. */
public enum Kind {
    TENANT,
    INSTALLATION,
    PACK,
    GATEWAY,
    USER,
    TOKEN,
    RETENTION,
    RULE,
    TEMPLATE;

    /** As in the database and the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
