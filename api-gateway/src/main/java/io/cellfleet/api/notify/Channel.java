package io.cellfleet.api.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How somebody is told. */
public enum Channel {
    MAIL,
    WEBHOOK;

    /** As in the database and the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Channel> labelled(String label) {
        return Arrays.stream(values())
                .filter(channel -> channel.label().equals(label))
                .findFirst();
    }
}
