package io.cellfleet.api.enrolment;

import io.cellfleet.api.secret.Secrets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A code as it is told over a telephone: twenty digits and letters in groups of four, 100 bits. O is read as 0, I and L as
 * 1; case, dashes and spaces do not matter.
 */
final class OneTimeCode {

    /** Crockford's 32: no I, L, O and U. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final Pattern GROUP = Pattern.compile("(.{4})(?!$)");
    private static final Pattern BETWEEN = Pattern.compile("[-\\s]");

    private OneTimeCode() {}

    /** A new one that nobody can guess. */
    static String next() {
        String code = new SecureRandom()
                .ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return GROUP.matcher(code).replaceAll("$1-");
    }

    /** By what the code is found: SHA-256 of its letters and digits, in hexadecimal digits. */
    static String hash(String code) {
        String plain = BETWEEN.matcher(code)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Secrets.hash(plain);
    }
}
