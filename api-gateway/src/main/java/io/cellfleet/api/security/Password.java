package io.cellfleet.api.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a password must be, and how it is kept. */
final class Password {

    private static final int SHORTEST = 12;
    /** What bcrypt looks at; it would ignore the rest. */
    private static final int LONGEST_BYTES = 72;

    /** The hash of a word that nobody knows, so that an unknown user takes as long as a known one. */
    private static final String NOBODYS =
            BcryptUtil.bcryptHash(UUID.randomUUID().toString());

    private Password() {}

    /**
     * What is wrong with a password; null: nothing. It does not contain the password.
     *
     * @param what the name under which it was given
     */
    static @Nullable String complaint(String what, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return what + " has " + length + " characters but must have at least " + SHORTEST;
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return bytes > LONGEST_BYTES
                ? what + " has " + bytes + " bytes in UTF-8 but may have at most " + LONGEST_BYTES
                : null;
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password);
    }

    static boolean matches(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }

    /** Never true, but as slow as {@link #matches}. */
    static boolean matchesNobodys(String password) {
        return BcryptUtil.matches(password, NOBODYS);
    }
}
