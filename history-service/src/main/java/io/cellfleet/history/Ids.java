package io.cellfleet.history;

import java.util.regex.Pattern;

/** Names of gateways, installations and packs. */
public final class Ids {

    /** What an id looks like, for messages to people. */
    public static final String FORM = "[a-z0-9][a-z0-9-]{0,62}";

    private static final Pattern ID = Pattern.compile(FORM);

    private Ids() {}

    public static boolean isId(String word) {
        return ID.matcher(word).matches();
    }
}
