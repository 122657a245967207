package io.cellfleet.engine.stream;

import java.util.regex.Pattern;

/** How names of installations, packs and gateways must look: they become parts of keys and of topic names. */
final class Ids {

    static final String FORM = "[a-z0-9][a-z0-9-]{0,62}";
    private static final Pattern ID = Pattern.compile(FORM);

    private Ids() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * @throws IllegalArgumentException naming the field
     */
    static void check(String field, String text) {
        if (!isId(text)) {
            throw new IllegalArgumentException(field + " is '" + text + "' but must be " + FORM);
        }
    }
}
