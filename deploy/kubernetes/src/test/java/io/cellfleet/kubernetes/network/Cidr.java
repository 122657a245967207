package io.cellfleet.kubernetes.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IPv4 addresses. */
record Cidr(int network, int bits) {

    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)(?:/(\\d+))?");

    /**
     * @param text as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException when it is no such block
     */
    static Cidr of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " is no block of IPv4 addresses");
        }
        int network = 0;
        for (int i = 1; i <= 4; i++) {
            network = network << 8 | Integer.parseInt(matcher.group(i));
        }
        return new Cidr(network, matcher.group(5) == null ? 32 : Integer.parseInt(matcher.group(5)));
    }

    boolean has(String address) {
        int mask = bits == 0 ? 0 : -1 << (32 - bits);
        return (of(address).network & mask) == (network & mask);
    }
}
