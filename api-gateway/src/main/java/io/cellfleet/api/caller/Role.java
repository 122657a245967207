package io.cellfleet.api.caller;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user may do. A higher role includes the lower ones. */
public enum Role {
    /** Sees everything. */
    VIEWER(Roles.VIEWER),
    /** Acknowledges warnings and switches relays off. */
    OPERATOR(Roles.OPERATOR),
    /** Changes installations, packs and their settings. */
    INSTALLER(Roles.INSTALLER),
    /** Changes users. */
    ADMINISTRATOR(Roles.ADMINISTRATOR);

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Role> labelled(String label) {
        return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
    }

    /** The names of this role and of those it includes. */
    public Set<String> included() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::label)
                .collect(Collectors.toUnmodifiableSet());
    }
}
